package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which web pages may call the endpoints (CORS; Fetch standard, section 3.2): pages of the
 * endpoint's own origin, and of the origins in {@code twilio.token.endpoint.origins}. It never
 * allows {@code *}, {@code null} or cookies.
 */
@Singleton
public class CorsPolicy {
  private static final String TEN_MINUTES = "600";

  private final DeploymentState deployment;

  @Inject
  CorsPolicy(DeploymentState deployment) {
    this.deployment = deployment;
  }

  /**
   * Returns the headers of a response. A refusal needs them as well: without them the page cannot
   * read why it was refused.
   *
   * @param origin the header {@code Origin} of the request
   */
  public Map<String, String> responseHeaders(@Nullable String origin) {
    Map<String, String> headers = Responses.commonHeaders();
    Set<String> allowed = allowedOrigins();
    if (!allowed.isEmpty()) {
      headers.merge("Vary", "Origin", (vary, more) -> vary + ", " + more);
    }
    if (origin != null && allowed.contains(origin)) {
      headers.put("Access-Control-Allow-Origin", origin);
      headers.put("Access-Control-Expose-Headers", "Retry-After");
    }
    return headers;
  }

  /**
   * Returns the headers of a response to {@code OPTIONS}. Only an allowed page gets those that
   * permit the request.
   *
   * @param methods the methods that are served, without {@code OPTIONS}
   */
  Map<String, String> preflightHeaders(@Nullable String origin, String methods) {
    Map<String, String> headers = responseHeaders(origin);
    headers.put("Allow", methods + ", OPTIONS");
    if (headers.containsKey("Access-Control-Allow-Origin")) {
      headers.put("Access-Control-Allow-Methods", methods);
      headers.put("Access-Control-Allow-Headers", "Authorization, Content-Type");
      headers.put("Access-Control-Max-Age", TEN_MINUTES);
    }
    return headers;
  }

  /**
   * Refuses a request of a page that is not allowed. A client that is no browser sends no {@code
   * Origin}, and passes.
   *
   * @throws TwilioTokenException if the page's origin is neither allowed nor the endpoint's own
   */
  void requireAllowed(EndpointRequest request) {
    String origin = request.header("Origin");
    if (origin != null && !allowedOrigins().contains(origin) && !isSameOrigin(origin, request)) {
      throw Problem.ORIGIN_REFUSED.because("Pages of '%s' may not call this endpoint", origin);
    }
  }

  /**
   * Returns whether the browser calls the page same-origin, or it is of the host that was asked. An
   * {@code https} page passes on an unencrypted request, too, since a proxy may have decrypted it.
   */
  private static boolean isSameOrigin(String origin, EndpointRequest request) {
    String host = request.header("Host");
    return "same-origin".equals(request.header("Sec-Fetch-Site"))
        || (host != null
            && (origin.equalsIgnoreCase("https://" + host)
                || (!request.isSecure() && origin.equalsIgnoreCase("http://" + host))));
  }

  private Set<String> allowedOrigins() {
    return deployment.endpointChecked() ? deployment.settings().endpoint().origins() : Set.of();
  }
}
