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
import java.util.List;
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

  /** System property of the server: the setting with the roles that may inspect tokens. */
  private static final String INSPECT = "twilio.inspect.roles";

  private static final String REPAIR =
      "Open the address that the command printed, or start it again.";

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String key = Optional.ofNullable(request.getHeader("X-Demo-Key")).orElse("");
    if (key.isEmpty()) {
      refuse(
          response,
          403,
          "Key of the demo missing",
          "The address lacks the key of this demo. " + REPAIR);
      return;
    }
    if (!isOurs(key)) {
      refuse(
          response,
          403,
          "Key of the demo refused",
          "The address has another key, perhaps of a demo that has ended. " + REPAIR);
      return;
    }
    Optional<DemoCaller> caller =
        DemoCaller.named(Optional.ofNullable(request.getParameter("caller")).orElse(""));
    if (caller.isEmpty()) {
      refuse(
          response,
          400,
          "Caller unknown",
          "The demo has no such caller. Sign in as one of those that its console shows.");
      return;
    }
    if ("text/plain".equals(request.getHeader("Accept"))) {
      send(response, "text/plain", bearer(caller.get()));
      return;
    }
    List<String> inspectors =
        DemoCaller.withRole(List.of(System.getProperty(INSPECT).split(" *, *")));
    send(
        response,
        "application/json",
        """
        {"bearer":"%s","real":%b,"inspectors":%s}"""
            .formatted(
                bearer(caller.get()), Boolean.getBoolean(REAL), DemoIssuer.array(inspectors)));
  }

  /** Refuses as the endpoint does, with problem details (RFC 9457). */
  private static void refuse(HttpServletResponse response, int status, String title, String detail)
      throws IOException {
    response.setStatus(status);
    send(
        response,
        "application/problem+json",
        """
        {"title":"%s","status":%d,"detail":"%s"}"""
            .formatted(title, status, detail));
  }

  private static void send(HttpServletResponse response, String mediaType, String body)
      throws IOException {
    response.setContentType(mediaType + ";charset=UTF-8");
    response.getWriter().print(body);
  }

  private static boolean isOurs(String key) {
    return MessageDigest.isEqual(
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
