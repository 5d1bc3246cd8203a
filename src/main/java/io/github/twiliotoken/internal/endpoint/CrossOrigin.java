package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.internal.config.EndpointRules;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which sites' pages may ask for tokens (Fetch standard, section 3.2): the endpoint's own, and
 * those on the operator's list. Never {@code *}, never {@code null}, never with cookies.
 */
@Singleton
public class CrossOrigin {
  private static final String MINUTES_10 = "600";

  private final DeploymentState setup;

  @Inject
  CrossOrigin(DeploymentState setup) {
    this.setup = setup;
  }

  /**
   * Returns what an answer to this request carries, a refusal included: without it the page cannot
   * read it.
   */
  public Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = Responses.headers();
    Set<String> origins = rules().map(EndpointRules::origins).orElse(Set.of());
    if (!origins.isEmpty()) {
      headers.merge("Vary", "Origin", (vary, origin) -> vary + ", " + origin);
    }
    String origin = request.getHeader("Origin");
    if (origin != null && origins.contains(origin)) {
      headers.put("Access-Control-Allow-Origin", origin);
      headers.put("Access-Control-Expose-Headers", "Retry-After");
    }
    return headers;
  }

  /** What an answer to {@code OPTIONS} carries; for a page that is not allowed, nothing more. */
  Map<String, String> preflight(HttpServletRequest request, String methods) {
    Map<String, String> headers = new LinkedHashMap<>(headers(request));
    headers.put("Allow", methods + ", OPTIONS");
    if (headers.containsKey("Access-Control-Allow-Origin")) {
      headers.put("Access-Control-Allow-Methods", methods);
      headers.put("Access-Control-Allow-Headers", "Authorization, Content-Type");
      headers.put("Access-Control-Max-Age", MINUTES_10);
    }
    return headers;
  }

  /**
   * Refuses a page of another site.
   *
   * @throws TwilioTokenException if the request comes from a page that is neither on the list nor
   *     the endpoint's own
   */
  void check(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    boolean listed =
        origin == null || rules().map(EndpointRules::origins).orElse(Set.of()).contains(origin);
    if (!listed && !isOwn(origin, request)) {
      throw Problem.ORIGIN_REFUSED.because("A page of '%s' may not ask", origin);
    }
  }

  /** The browser says so, or the host is ours; behind a proxy we may not see that it is https. */
  private static boolean isOwn(String origin, HttpServletRequest request) {
    String host = request.getHeader("Host");
    return "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
        || (host != null
            && (origin.equalsIgnoreCase("https://" + host)
                || (!request.isSecure() && origin.equalsIgnoreCase("http://" + host))));
  }

  private Optional<EndpointRules> rules() {
    return setup.endpointChecked() ? Optional.of(setup.settings().endpoint()) : Optional.empty();
  }
}
