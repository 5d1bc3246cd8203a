package io.github.twiliotoken.internal.property;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Names the source that a setting's value comes from, as a message may show it. */
final class PropertyOrigin {
  /** Of a path, a URL or the like its last part, and of that nothing that could be a secret. */
  private static final Pattern LAST_PART = Pattern.compile("[^/\\\\]*$");

  private static final Pattern SHOWN = Pattern.compile("[A-Za-z0-9._ -]{1,60}");

  private PropertyOrigin() {}

  /** Returns the source's short name; empty if there is no value, or the environment sets it. */
  static Optional<String> of(Config config, String key) {
    return Optional.ofNullable(name(config, key))
        .filter(name -> sources(config).noneMatch(source -> isVariable(source, name, key)))
        .map(PropertyOrigin::shown);
  }

  private static @Nullable String name(Config config, String key) {
    try {
      return config.getConfigValue(key).getSourceName();
    } catch (RuntimeException e) {
      // SmallRye throws where an expression has no value, and so does not say where it stands
      return sources(config)
          .filter(source -> source.getValue(key) != null)
          .max(Comparator.comparingInt(ConfigSource::getOrdinal))
          .map(ConfigSource::getName)
          .orElse(null);
    }
  }

  /** Returns whether this source has this name and is the environment: it holds a variable. */
  private static boolean isVariable(ConfigSource source, String name, String key) {
    return name.equals(source.getName())
        && source.getPropertyNames().stream()
            .filter(held -> !held.contains("."))
            .anyMatch(held -> VariableNames.of(held).equals(VariableNames.of(key)));
  }

  private static Stream<ConfigSource> sources(Config config) {
    return StreamSupport.stream(config.getConfigSources().spliterator(), false);
  }

  static String shown(String name) {
    Matcher last = LAST_PART.matcher(name);
    Matcher shown = SHOWN.matcher(last.find() ? last.group() : "");
    return shown.lookingAt() ? shown.group() : "a source without a name";
  }
}
