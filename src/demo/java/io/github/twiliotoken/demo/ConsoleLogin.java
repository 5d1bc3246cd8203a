package io.github.twiliotoken.demo;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Signs the page in as a caller of the demo. The page proves by a key that it was opened by who
 * started the demo: neither other users of this machine nor other sites' pages get a login.
 */
@WebServlet("/login")
public class ConsoleLogin extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** System properties of the server: the page's key, the file with the issuer's, the account. */
  static final String PAGE_KEY = "demo.console.key";

  static final String ISSUER_KEY = "demo.issuer.key";
  static final String REAL = "demo.real";

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!isOurs(request.getHeader("X-Demo-Key"))) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Optional<DemoCaller> caller =
        DemoCaller.named(Optional.ofNullable(request.getParameter("caller")).orElse(""));
    if (caller.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    response.setContentType("application/json;charset=UTF-8");
    response
        .getWriter()
        .printf("{\"bearer\":\"%s\",\"real\":%b}", login(caller.get()), Boolean.getBoolean(REAL));
  }

  private static boolean isOurs(String key) {
    return key != null
        && MessageDigest.isEqual(
            key.getBytes(StandardCharsets.UTF_8),
            System.getProperty(PAGE_KEY).getBytes(StandardCharsets.UTF_8));
  }

  private static String login(DemoCaller caller) throws IOException {
    Path key = Path.of(URI.create(System.getProperty(ISSUER_KEY)));
    try {
      return new DemoIssuer(Files.readAllBytes(key)).login(caller);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The demo's issuer cannot sign", e);
    }
  }
}
