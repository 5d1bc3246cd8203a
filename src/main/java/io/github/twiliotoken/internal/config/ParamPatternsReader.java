package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.internal.property.PropertySpelling;
import io.github.twiliotoken.internal.property.VariableNames;
import io.github.twiliotoken.internal.text.BoundedPattern;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one pattern for each {@code {param:NAME}} of a profile, and reports any other. */
final class ParamPatternsReader {
  private final PropertyReader properties;
  private final String prefix;
  private final Map<String, BoundedPattern> patterns = new HashMap<>();

  ParamPatternsReader(PropertyReader properties, String profileKey) {
    this.properties = properties;
    this.prefix = profileKey + ".param.";
  }

  void require(String name) {
    properties
        .require(
            key(name),
            "{param:"
                + name
                + "} needs a pattern that its whole value must match, for example [a-z]+.",
            BoundedPattern::new)
        .ifPresent(pattern -> patterns.put(name, pattern));
  }

  Optional<BoundedPattern> pattern(String name) {
    return Optional.ofNullable(patterns.get(name));
  }

  Map<String, BoundedPattern> patterns() {
    return patterns;
  }

  /** Reports each pattern whose parameter no value of the profile uses. */
  void checkUnused() {
    Set<String> keys = patterns.keySet().stream().map(this::key).collect(Collectors.toSet());
    Set<String> used = keys.stream().map(VariableNames::of).collect(Collectors.toSet());
    for (String name : properties.names()) {
      if (name.startsWith(prefix) && !used.contains(VariableNames.of(name))) {
        properties.report(name, unused());
      }
    }
    for (String name : properties.variables()) {
      if (VariableNames.of(name).startsWith(VariableNames.of(prefix))) {
        PropertySpelling.checkSetsOneOf(
            properties, name, keys, unused().at("The variable " + name));
      }
    }
  }

  private static TwilioTokenException unused() {
    return Problem.SETTING_UNKNOWN.because("No value of the profile holds such a {param:NAME}");
  }

  String key(String name) {
    return prefix + name + ".pattern";
  }
}
