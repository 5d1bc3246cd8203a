package io.github.twiliotoken.internal.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.fuzz.FuzzInput;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.problem.Problem;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Fuzzes {@code Accept}, {@code Origin} and {@code Host}. The oracle of the first is a second,
 * simpler implementation of RFC 9110, that of the others is {@link URI}.
 */
public final class HeadersFuzz {
  private static final CorsPolicy CORS = new CorsPolicy(new DeploymentState());

  /** A range of an Accept header that covers a type. */
  private record Range(int specificity, BigDecimal weight) {}

  private HeadersFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    FuzzInput input = new FuzzInput(data);
    String origin = input.header();
    String host = input.header();
    boolean secure = input.line().equals("secure");
    List<String> accept = new ArrayList<>();
    for (String line : input.restAsText().split("\n", -1)) {
      accept.add(line);
    }

    Optional<ResponseFormat> format =
        FuzzInput.accepted(Set.of(Problem.NOT_ACCEPTABLE), () -> ResponseFormat.preferred(accept));
    Optional<Boolean> allowed =
        FuzzInput.accepted(
            Set.of(Problem.ORIGIN_REFUSED),
            () -> {
              CORS.requireAllowed(request(origin, host, secure));
              return true;
            });

    assertEquals(
        expectedFormat(String.join(",", accept)),
        format.map(ResponseFormat::name).orElse("neither"));
    if (allowed.isPresent()) {
      assertSameOrigin(origin, host, secure);
    }
  }

  private static String expectedFormat(String accept) {
    List<Range> json = ranges(accept, "application", "json");
    List<Range> text = ranges(accept, "text", "plain");
    if (accept.replace(",", "").isBlank()) {
      return "JSON";
    }
    Range jsonBest = best(json);
    Range textBest = best(text);
    int order = jsonBest.weight.compareTo(textBest.weight);
    if (jsonBest.weight.signum() == 0 && order == 0) {
      return "neither";
    }
    return order > 0 || (order == 0 && jsonBest.specificity >= textBest.specificity)
        ? "JSON"
        : "TEXT";
  }

  /** Returns the most specific range, the first one of equals. */
  private static Range best(List<Range> ranges) {
    Range best = new Range(-1, BigDecimal.ZERO);
    for (Range range : ranges) {
      best = range.specificity > best.specificity ? range : best;
    }
    return best;
  }

  private static List<Range> ranges(String accept, String type, String subtype) {
    List<Range> ranges = new ArrayList<>();
    for (String item : accept.split(",", -1)) {
      List<String> parts = new ArrayList<>();
      for (String part : item.split(";", -1)) {
        parts.add(part.strip().toLowerCase(Locale.ROOT));
      }
      int specificity = List.of("*/*", type + "/*", type + "/" + subtype).indexOf(parts.get(0));
      if (specificity >= 0) {
        ranges.add(new Range(specificity, weight(parts)));
      }
    }
    return ranges;
  }

  private static BigDecimal weight(List<String> parts) {
    for (String part : parts.subList(1, parts.size())) {
      if (part.startsWith("q=")) {
        String q = part.substring(2);
        boolean known =
            q.length() <= 5
                && (q.equals("0") || q.equals("1") || q.startsWith("0.") || q.startsWith("1."))
                && q.substring(1).chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
                && q.indexOf('.') == q.lastIndexOf('.');
        BigDecimal value = known ? new BigDecimal(q) : BigDecimal.ZERO;
        return value.compareTo(BigDecimal.ONE) > 0 ? BigDecimal.ZERO : value;
      }
    }
    return BigDecimal.ONE;
  }

  /** Asserts that an accepted page is of this host, over TLS if the request is. */
  private static void assertSameOrigin(String origin, String host, boolean secure) {
    if (origin.isEmpty()) {
      return;
    }
    assertTrue(origin.toLowerCase(Locale.ROOT).endsWith("://" + host.toLowerCase(Locale.ROOT)));
    // no page has another host, and a client that is no page may call itself what it likes
    if (host.matches("[A-Za-z0-9.-]+(:[0-9]{1,5})?")) {
      URI page = URI.create(origin);
      assertTrue(host.equalsIgnoreCase(page.getRawAuthority()), origin + " at " + host);
      assertTrue("https".equalsIgnoreCase(page.getScheme()) || !secure, origin);
    }
  }

  private static EndpointRequest request(String origin, String host, boolean secure) {
    StubRequest request = new StubRequest().with("Host", host);
    if (!origin.isEmpty()) {
      request.with("Origin", origin);
    }
    return (secure ? request.https() : request).toRequest();
  }
}
