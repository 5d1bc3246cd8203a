package io.github.twiliotoken.internal.property;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** MicroProfile Config, read key by key; whatever is wrong is kept for the report. */
public final class PropertyReader {
  private static final Logger LOG = Logger.getLogger(PropertyReader.class.getName());
  private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");
  private static final Pattern OUR_EXPRESSION = Pattern.compile("\\$\\{(claim|param):");
  private static final Pattern WITHOUT_DEFAULT = Pattern.compile("(?<!\\\\)\\$\\{([^:{}$]*)}");

  private final Config config;
  private final Set<String> problems = new TreeSet<>();
  private final Set<String> strangers = new TreeSet<>();
  private @Nullable PropertyNames listed;

  public PropertyReader(Config config) {
    this.config = config;
  }

  /** The key and the environment's name for it: where a value may be set. */
  public static String where(String key) {
    return key + " (environment " + environment(key) + ")";
  }

  /** The key and where its value comes from; where it may be set, if it is not. */
  public String place(String key) {
    return PropertyOrigin.of(config, key)
        .map(origin -> key + " (in " + origin + ")")
        .orElseGet(() -> where(key));
  }

  public static String environment(String key) {
    return underscored(key).toUpperCase(Locale.ROOT);
  }

  /** The key as a variable that keeps its capitals. */
  public static String underscored(String key) {
    return key.replaceAll("[^a-zA-Z0-9]", "_");
  }

  public List<String> problems() {
    return List.copyOf(problems);
  }

  public void report(TwilioTokenException problem) {
    problems.add(problem.getMessage());
  }

  public void report(String key, TwilioTokenException problem) {
    report(problem.at(place(key)));
  }

  /** Keeps a name for the one warning about names that look like ours. */
  public void warn(String name) {
    strangers.add(name);
  }

  /** Logs the one warning about names that look like ours, if there are any. */
  public void logWarning() {
    if (!strangers.isEmpty()) {
      LOG.warning(
          Problem.NAME_UNUSED
              .because(
                  "These look like settings of ours and mean nothing: "
                      + strangers.stream().map(name -> "'%s'").collect(Collectors.joining(", ")),
                  strangers.toArray())
              .getMessage());
    }
  }

  /** The settings that are listed, and those that a configuration profile such as %prod sets. */
  public Set<String> names() {
    return listed().settings();
  }

  /** The variables of the environment. */
  public Set<String> variables() {
    return listed().variables();
  }

  private PropertyNames listed() {
    if (listed == null) {
      listed = PropertyNames.of(config, this::isSet);
    }
    return listed;
  }

  /** The value as it is; absent where the setting is missing, blank, or already reported. */
  public Optional<String> text(String key) {
    ConfigValue found;
    try {
      found = config.getConfigValue(key);
    } catch (RuntimeException e) {
      // SmallRye throws where an expression has no value; others return null or an empty text
      report(key, unresolved());
      return Optional.empty();
    }
    String raw = found.getRawValue() == null ? "" : found.getRawValue();
    Optional<String> value = Optional.ofNullable(found.getValue()).filter(text -> !text.isBlank());
    if (OUR_EXPRESSION.matcher(raw).find()) {
      report(
          key,
          Problem.SETTING_EXPRESSION.because(
              "'${claim:' and '${param:' are MicroProfile expressions and would become a constant;"
                  + " a placeholder is written {claim:NAME}, without the dollar sign"));
      return Optional.empty();
    }
    // Payara puts nothing in the place of what it cannot resolve: team-${TENANT} would be team-
    if (!isResolved(raw)) {
      report(key, unresolved());
      return Optional.empty();
    }
    return value;
  }

  private boolean isResolved(String raw) {
    return WITHOUT_DEFAULT.matcher(raw).results().allMatch(match -> isSet(match.group(1)));
  }

  private boolean isSet(String name) {
    return config.getOptionalValue(name.strip(), String.class).isPresent();
  }

  private static TwilioTokenException unresolved() {
    return Problem.SETTING_EXPRESSION.because(
        "Its expression '${...}' has no value; define the property it names, or give a default"
            + " after a colon");
  }

  /** The value, converted; absent where it is missing or cannot be. */
  public <T> Optional<T> read(String key, Function<String, T> conversion) {
    Optional<String> value = text(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(conversion.apply(value.get()));
    } catch (TwilioTokenException e) {
      report(key, e);
      return Optional.empty();
    }
  }

  /** The value of a setting that must be there. */
  public <T> Optional<T> require(String key, String why, Function<String, T> conversion) {
    if (text(key).isEmpty()) {
      report(key, Problem.SETTING_MISSING.because("It is not set. %s", why));
    }
    return read(key, conversion);
  }

  /** Runs a check of the value of this key. */
  public void check(String key, Runnable check) {
    try {
      check.run();
    } catch (TwilioTokenException e) {
      report(key, e);
    }
  }

  /** Whether it is set to nothing, which MicroProfile Config takes for not set. */
  public boolean isBlank(String key) {
    try {
      ConfigValue found = config.getConfigValue(key);
      String raw = found.getRawValue() == null ? "" : found.getRawValue();
      boolean none = found.getValue() == null || found.getValue().isBlank();
      return none && !OUR_EXPRESSION.matcher(raw).find() && isResolved(raw);
    } catch (RuntimeException e) {
      return false; // an expression without a value, which is reported where it is read
    }
  }

  public boolean flag(String key, boolean otherwise) {
    return read(key, PropertyReader::flag).orElse(otherwise);
  }

  public static boolean flag(String text) {
    return oneOf(text, "true", "false").equals("true");
  }

  public static String oneOf(String text, String one, String other) {
    if (text.equals(one) || text.equals(other)) {
      return text;
    }
    throw Problem.SETTING_MALFORMED.because("'%s' is neither %s nor %s", text, one, other);
  }

  public static Duration duration(String text, Duration least, Duration most) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // refused below, in the same words
    }
    throw Problem.SETTING_MALFORMED.because(
        "'%s' is not an ISO-8601 duration from %s to %s", text, least, most);
  }

  /** The comma-separated values, {@code \,} standing for a comma inside one. */
  public static List<String> list(String text) {
    List<String> items = new ArrayList<>();
    for (String item : COMMA.split(text, -1)) {
      String stripped = item.strip().replace("\\,", ",");
      if (stripped.isEmpty()) {
        throw Problem.SETTING_MALFORMED.because("'%s' has an empty item between its commas", text);
      }
      items.add(stripped);
    }
    return items;
  }
}
