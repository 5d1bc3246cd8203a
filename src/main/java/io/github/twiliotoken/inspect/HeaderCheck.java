package io.github.twiliotoken.inspect;

import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.VideoGrant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header is pinned: whoever may choose it chooses how a signature is checked (RFC 8725). */
final class HeaderCheck {
  private static final Map<String, String> PINNED =
      Map.of("typ", "JWT", "alg", "HS256", "cty", "twilio-fpa;v=1");
  private static final String REGION = "twr";
  private static final Pattern REGION_NAME = Pattern.compile("[a-z]{2}[0-9]");
  private static final String US1 = "us1";
  private static final String REPAIR =
      "Sign with the header {\"typ\":\"JWT\",\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\"}.";

  private HeaderCheck() {}

  static void check(Map<String, Object> header, Report report) {
    for (String name : new String[] {"typ", "alg", "cty"}) {
      String pinned = PINNED.getOrDefault(name, "");
      Object value = header.get(name);
      if (!header.containsKey(name)) {
        report.add(Verdict.HEADER, REPAIR, "The header has no %s; it is %s", name, pinned);
      } else if (!pinned.equals(value)) {
        report.add(Verdict.HEADER, REPAIR, "The header's %s is '%s', not %s", name, value, pinned);
      }
    }
    for (String name : header.keySet()) {
      if (!PINNED.containsKey(name) && !name.equals(REGION)) {
        report.add(
            Verdict.HEADER,
            REPAIR,
            "The header has '%s'; Access Tokens have typ, alg, cty and perhaps twr",
            name);
      }
    }
    if (header.containsKey(REGION) && !isRegion(header.get(REGION))) {
      report.add(
          Verdict.HEADER,
          "Leave twr out for US1; elsewhere give the key's home, such as ie1.",
          "The header's twr is '%s', which is no region",
          header.get(REGION));
    }
  }

  /** Video knows only keys of US1. */
  static void checkHome(Map<String, Object> header, List<Grant> rules, Report report) {
    String region = region(header);
    if (!region.equals(US1) && rules.stream().anyMatch(VideoGrant.class::isInstance)) {
      report.add(
          Verdict.HEADER,
          "Sign with a key of US1.",
          "The header's twr is %s, and Video takes only keys of US1",
          region);
    }
  }

  /** The region that Twilio looks for the key in. */
  static String region(Map<String, Object> header) {
    return isRegion(header.get(REGION)) ? String.valueOf(header.get(REGION)) : US1;
  }

  private static boolean isRegion(@Nullable Object value) {
    return value instanceof String text && REGION_NAME.matcher(text).matches();
  }
}
