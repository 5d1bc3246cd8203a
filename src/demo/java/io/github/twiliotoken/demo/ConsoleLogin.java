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
 * Signs the page in as a caller of the demo. A key in the page's address proves that the person who
 * started the demo opened it: other users of the machine and pages of other sites get no login.
 */
@WebServlet("/login")
public class ConsoleLogin extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** System property of the server: the key that the page must send. */
  static final String PAGE_KEY = "demo.console.key";

  /** System property of the server: the address of the file with the issuer's private key. */
  static final String ISSUER_KEY = "demo.issuer.key";

  /** System property of the server: whether the Twilio account is the user's own. */
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
        .printf("{\"bearer\":\"%s\",\"real\":%b}", bearer(caller.get()), Boolean.getBoolean(REAL));
  }

  private static boolean isOurs(String key) {
    return key != null
        && MessageDigest.isEqual(
            key.getBytes(StandardCharsets.UTF_8),
            System.getProperty(PAGE_KEY).getBytes(StandardCharsets.UTF_8));
  }

  private static String bearer(DemoCaller caller) throws IOException {
    Path key = Path.of(URI.create(System.getProperty(ISSUER_KEY)));
    try {
      return new DemoIssuer(Files.readAllBytes(key)).bearer(caller);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The demo's issuer cannot sign", e);
    }
  }
}
