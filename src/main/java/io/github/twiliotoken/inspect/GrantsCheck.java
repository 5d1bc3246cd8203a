package io.github.twiliotoken.inspect;

import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.internal.text.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks which grants a token has, and whether the one that the product needs is there. */
final class GrantsCheck {
  private final Product product;
  private final Report report;

  GrantsCheck(Product product, Report report) {
    this.product = product;
    this.report = report;
  }

  /** Returns what the payload has under {@code grants}; empty if that is no object. */
  static Optional<Map<String, Object>> members(Map<String, Object> claims, Report report) {
    Optional<Map<String, Object>> grants = JsonTree.object(claims.get("grants"));
    if (!claims.containsKey("grants")) {
      report.add(
          FindingType.NO_GRANTS, "Add it, with the grant of the product.", "There is no grants");
    } else if (grants.isEmpty()) {
      report.add(
          FindingType.GRANTS, "Give an object, with a member for each.", "grants is no object");
    }
    return grants;
  }

  /** Checks each grant, and returns those with which nothing is wrong. */
  List<Grant> check(Map<String, Object> grants) {
    Set<String> keys = new TreeSet<>(grants.keySet());
    keys.remove(IdentityCheck.NAME);
    if (keys.isEmpty()) {
      report.add(
          FindingType.NO_GRANTS,
          "Add the grant of the product.",
          "The token has no grant, so it opens nothing");
    }
    product
        .grant()
        .filter(needed -> !keys.isEmpty() && !keys.contains(needed))
        .ifPresent(
            needed ->
                report.add(
                    FindingType.GRANTS,
                    "Add that grant.",
                    "The product needs the grant %s; the token has %s",
                    needed,
                    String.join(", ", keys)));
    Members members = new Members("grants", grants, report);
    List<Grant> sound = new ArrayList<>();
    for (String key : keys) {
      checkLegacy(key, keys);
      members
          .object(key)
          .flatMap(grant -> new GrantParser(key, grant, report).grant())
          .ifPresent(sound::add);
    }
    return sound;
  }

  private void checkLegacy(String key, Set<String> keys) {
    String successor = CustomGrant.currentKey(key);
    if (successor.equals(key)) {
      return;
    }
    if (keys.contains(successor)) {
      report.add(
          FindingType.PRODUCT_TWICE,
          "Leave " + key + " out.",
          "%s and %s are grants of one product",
          successor,
          key);
    } else {
      report.add(
          FindingType.WARNING,
          "Use " + successor + ", which today's SDKs look for.",
          "The grant %s is legacy",
          key);
    }
  }
}
