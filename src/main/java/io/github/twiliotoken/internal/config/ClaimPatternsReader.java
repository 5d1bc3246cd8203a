package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.internal.property.PropertyConverters;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.internal.property.PropertySpelling;
import io.github.twiliotoken.internal.property.VariableNames;
import io.github.twiliotoken.internal.text.BoundedPattern;
import io.github.twiliotoken.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads the patterns that one profile demands of the caller's claims. The name of a claim is free,
 * so patterns are found by listing property names. Environment variables and some sources do not
 * list them; so the pattern of each claim in a template or in {@code .claims} is read by its key.
 */
final class ClaimPatternsReader {
  private static final String PATTERN = ".pattern";

  private final PropertyReader properties;
  private final String prefix;
  private final String demanded;
  private final Set<String> known = new TreeSet<>();
  private final Map<String, BoundedPattern> patterns = new TreeMap<>();

  ClaimPatternsReader(PropertyReader properties, String profileKey) {
    this.properties = properties;
    this.prefix = profileKey + ".claim.";
    this.demanded = profileKey + ".claims";
    properties.read(demanded, PropertyConverters::list).orElse(List.of()).forEach(this::require);
    for (String name : properties.names()) {
      if (name.startsWith(prefix)
          && name.endsWith(PATTERN)
          && name.length() > (prefix + PATTERN).length()) {
        read(name.substring(prefix.length(), name.length() - PATTERN.length()));
      }
    }
  }

  private void require(String claim) {
    if (properties.text(key(claim)).isEmpty()) {
      properties.report(
          key(claim),
          Problem.SETTING_MISSING.because(
              "It is not set. %s lists this claim, so it needs a pattern that the caller's must"
                  + " match, for example gold|silver.",
              demanded));
    }
    read(claim);
  }

  /** Reads the pattern of a claim, if it has one. */
  void read(String claim) {
    if (known.add(claim)) {
      properties
          .read(key(claim), BoundedPattern::new)
          .ifPresent(pattern -> patterns.put(claim, pattern));
    }
  }

  Optional<BoundedPattern> pattern(String claim) {
    return Optional.ofNullable(patterns.get(claim));
  }

  /** Returns the patterns that were read, by the name of the claim. */
  Map<String, BoundedPattern> patterns() {
    return patterns;
  }

  String key(String claim) {
    return prefix + claim + PATTERN;
  }

  /**
   * Reports each environment variable of a pattern that was not read, since it would be ignored.
   */
  void checkUnused() {
    Set<String> keys = known.stream().map(this::key).collect(Collectors.toSet());
    for (String name : properties.variables()) {
      String canonical = VariableNames.of(name);
      if (canonical.startsWith(VariableNames.of(prefix))
          && canonical.endsWith(VariableNames.of(PATTERN))) {
        PropertySpelling.checkSetsOneOf(
            properties,
            name,
            keys,
            Problem.SETTING_UNKNOWN.because(
                "The environment does not tell which claim '%s' means; list it in %s, or set the pattern"
                    + " under its own name, in a property file or with -D",
                name, VariableNames.describe(demanded)));
      }
    }
  }
}
