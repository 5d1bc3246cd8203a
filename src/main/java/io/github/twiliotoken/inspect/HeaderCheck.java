package io.github.twiliotoken.inspect;

import io.github.twiliotoken.value.Region;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the header of a token. Only one form is accepted: a token that could choose its algorithm
 * would choose how its signature is checked (RFC 8725).
 */
final class HeaderCheck {
  private static final Map<String, String> PINNED = pinned();
  private static final String REGION = "twr";
  private static final String REPAIR =
      "Sign with the header {\"typ\":\"JWT\",\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\"}.";

  private HeaderCheck() {}

  private static Map<String, String> pinned() {
    Map<String, String> pinned = new LinkedHashMap<>();
    pinned.put("typ", "JWT");
    pinned.put("alg", "HS256");
    pinned.put("cty", "twilio-fpa;v=1");
    return pinned;
  }

  static void check(Map<String, Object> header, Report report) {
    PINNED.forEach(
        (name, pinned) -> {
          if (!header.containsKey(name)) {
            report.add(
                FindingType.HEADER, REPAIR, "The header has no %s; it needs %s", name, pinned);
          } else if (!pinned.equals(header.get(name))) {
            report.add(
                FindingType.HEADER,
                REPAIR,
                "The header's %s is '%s', not %s",
                name,
                header.get(name),
                pinned);
          }
        });
    Set<String> others = new LinkedHashSet<>(header.keySet());
    others.removeAll(PINNED.keySet());
    others.remove(REGION);
    if (!others.isEmpty()) {
      report.add(
          FindingType.HEADER,
          REPAIR,
          "The header has %s; Access Tokens have typ, alg, cty and, outside US1, twr",
          String.join(", ", others));
    }
    checkRegion(header, report);
  }

  private static void checkRegion(Map<String, Object> header, Report report) {
    String repair = "Leave twr out for US1; elsewhere give the key's home, such as ie1.";
    if (header.containsKey(REGION) && header.get(REGION) == null) {
      report.add(
          FindingType.WARNING, repair, "The header's twr is null, which stands for US1 by chance");
    } else if (header.containsKey(REGION) && region(header).isEmpty()) {
      report.add(
          FindingType.HEADER,
          repair,
          "The header's twr is '%s', which is no region",
          header.get(REGION));
    }
  }

  /** Returns the region in which Twilio looks for the key; empty if {@code twr} is malformed. */
  static Optional<String> region(Map<String, Object> header) {
    Object region = header.get(REGION);
    if (region == null) {
      return Optional.of(Region.US1);
    }
    return region instanceof String name && Region.isName(name)
        ? Optional.of(name)
        : Optional.empty();
  }
}
