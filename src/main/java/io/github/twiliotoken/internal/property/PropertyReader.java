package io.github.twiliotoken.internal.property;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.List;
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

/**
 * Reads MicroProfile Config key by key. It collects what is wrong instead of throwing, so that one
 * report lists every mistake.
 */
public final class PropertyReader {
  private static final Logger LOG = Logger.getLogger(PropertyReader.class.getName());
  private static final Pattern OUR_EXPRESSION = Pattern.compile("\\$\\{(claim|param):");
  private static final Pattern WITHOUT_DEFAULT = Pattern.compile("(?<!\\\\)\\$\\{([^:{}$]*)}");

  private final Config config;
  private final Set<String> problems = new TreeSet<>();
  private final Set<String> unusedNames = new TreeSet<>();
  private @Nullable PropertyNames listed;

  /** Creates a reader that has found no mistake yet. */
  public PropertyReader(Config config) {
    this.config = config;
  }

  /**
   * Returns the key and the source of its value, for a message. If it has no value, or the
   * environment sets it, returns the key and its variable.
   */
  public String describe(String key) {
    return PropertyOrigin.of(config, key)
        .map(origin -> key + " (in " + origin + ")")
        .orElseGet(() -> VariableNames.describe(key));
  }

  /** Returns the messages of all mistakes so far, sorted. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** Adds a mistake whose message says where it is. */
  public void report(TwilioTokenException problem) {
    problems.add(problem.getMessage());
  }

  /** Adds a mistake in the value of a key. */
  public void report(String key, TwilioTokenException problem) {
    report(problem.at(describe(key)));
  }

  /** Adds a name to the one warning about names that look like ours and mean nothing. */
  void warnUnused(String name) {
    unusedNames.add(name);
  }

  /** Logs one warning with all names that were added to it; nothing if there are none. */
  public void logUnusedNames() {
    if (!unusedNames.isEmpty()) {
      LOG.warning(
          Problem.NAME_UNUSED
              .because(
                  "These names look like settings of this library, and nothing reads them: "
                      + unusedNames.stream().map(name -> "'%s'").collect(Collectors.joining(", ")),
                  unusedNames.toArray())
              .getMessage());
    }
  }

  /**
   * Returns the names of all settings. What an active profile of MicroProfile Config sets, such as
   * {@code %prod.a.b}, is there under its plain name as well.
   */
  public Set<String> names() {
    return listed().settings();
  }

  /** Returns the names of the environment's variables. */
  public Set<String> variables() {
    return listed().variables();
  }

  private PropertyNames listed() {
    if (listed == null) {
      listed = PropertyNames.of(config, this::isSet);
    }
    return listed;
  }

  /**
   * Returns the value as it is. An expression {@code ${…}} without a value is reported.
   *
   * @return empty if the setting is missing, blank, or reported
   */
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

  /**
   * Returns the value, converted. What the conversion refuses is reported.
   *
   * @return empty if the setting is missing, blank, or reported
   */
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

  /**
   * Returns the value, converted, of a setting that must be there. Its absence is reported.
   *
   * @param why the end of that message: what needs the setting
   */
  public <T> Optional<T> require(String key, String why, Function<String, T> conversion) {
    if (text(key).isEmpty()) {
      report(key, Problem.SETTING_MISSING.because("It is not set. %s", why));
    }
    return read(key, conversion);
  }

  /** Runs a check, and reports under this key what it throws. */
  public void check(String key, Runnable check) {
    try {
      check.run();
    } catch (TwilioTokenException e) {
      report(key, e);
    }
  }

  /** Returns whether the key has an empty value, which MicroProfile Config takes for no value. */
  boolean isBlank(String key) {
    try {
      ConfigValue found = config.getConfigValue(key);
      String raw = found.getRawValue() == null ? "" : found.getRawValue();
      boolean none = found.getValue() == null || found.getValue().isBlank();
      return none && !OUR_EXPRESSION.matcher(raw).find() && isResolved(raw);
    } catch (RuntimeException e) {
      return false; // an expression without a value, which is reported where it is read
    }
  }

  /** Returns whether the value is {@code true}; any value but true and false is reported. */
  public boolean flag(String key, boolean defaultValue) {
    return read(key, PropertyConverters::flag).orElse(defaultValue);
  }
}
