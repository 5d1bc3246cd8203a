package io.github.twiliotoken.internal.endpoint;

import static io.github.twiliotoken.Refusals.refuses;

import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which pages are the endpoint's own, where no site is listed. */
class CorsPolicyTest {
  private static final String HOST = "phones.example.com:8443";

  private final Map<String, String> headers = new HashMap<>(Map.of("Host", HOST));
  private final CorsPolicy cors = new CorsPolicy(new DeploymentState());

  private void check(boolean secure) {
    cors.requireAllowed(
        (HttpServletRequest)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getHeader" -> headers.get((String) arguments[0]);
                      case "isSecure" -> secure;
                      default -> throw new UnsupportedOperationException(method.getName());
                    }));
  }

  private void from(String origin) {
    headers.put("Origin", origin);
  }

  @Test
  void aClientThatIsNoPageMayAsk() {
    check(true);
    check(false);
  }

  @Test
  void itsOwnPageMayAsk() {
    from("https://" + HOST);
    check(true);
    check(false);
  }

  @Test
  void aPageOfThePlainHostMayAskOnlyWhereAllIsPlain() {
    from("http://" + HOST);
    check(false);
    refuses(Problem.ORIGIN_REFUSED, () -> check(true));
  }

  @Test
  void anotherPageMayNotAsk() {
    for (String origin :
        new String[] {"null", "https://phones.example.com", "https://" + HOST + ".evil.test", ""}) {
      from(origin);
      refuses(Problem.ORIGIN_REFUSED, () -> check(false));
    }
    headers.remove("Host");
    from("https://" + HOST);
    refuses(Problem.ORIGIN_REFUSED, () -> check(false));
  }

  @Test
  void theBrowserKnowsItsOwnPages() {
    from("https://behind.a.proxy.test");
    for (String site : new String[] {"cross-site", "same-site", "none"}) {
      headers.put("Sec-Fetch-Site", site);
      refuses(Problem.ORIGIN_REFUSED, () -> check(false));
    }
    headers.put("Sec-Fetch-Site", "same-origin");
    check(false);
  }
}
