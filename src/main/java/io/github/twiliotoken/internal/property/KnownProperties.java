package io.github.twiliotoken.internal.property;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Knows the name of every property in {@link PropertyCatalog}, and refuses other names under our
 * prefixes. A misspelt bound would otherwise widen a policy in silence.
 */
public final class KnownProperties {
  /** What a parameter of a template may be called. */
  public static final Pattern PARAM_NAME = Pattern.compile("[A-Za-z0-9_]+");

  /** What every property of a profile begins with. */
  public static final String PROFILE = "twilio.token.profile.";

  /** What a profile or account may be called. */
  public static final Pattern NAME = Pattern.compile("[a-z0-9]+");

  /** Every key there is, with {@code <…>} for the names that are free; see {@link Property}. */
  public static final List<String> KEYS = PropertyCatalog.ALL.stream().map(Property::key).toList();

  private static final Pattern OURS =
      Pattern.compile("twilio\\.(token|accounts|inspect|keys|main)\\..*");

  private static final Pattern KNOWN =
      Pattern.compile(KEYS.stream().map(KnownProperties::pattern).collect(Collectors.joining("|")));

  private static final Pattern VARIABLE =
      Pattern.compile(
          KEYS.stream().map(KnownProperties::variable).collect(Collectors.joining("|")),
          Pattern.CASE_INSENSITIVE);

  private KnownProperties() {}

  /** Returns whether the environment sets a key under this prefix. */
  public static boolean isInEnvironment(PropertyReader properties, String prefix) {
    return properties.variables().stream()
        .filter(name -> VariableNames.of(name).startsWith(VariableNames.of(prefix)))
        .anyMatch(name -> VARIABLE.matcher(name).matches());
  }

  /** Returns whether a setting has a prefix that only this library uses. */
  static boolean isOurs(String name) {
    return OURS.matcher(name).matches();
  }

  /** Reports settings under our prefixes that are no key, or have an empty value. */
  public static void check(PropertyReader properties) {
    for (String name : properties.names()) {
      boolean ours = isOurs(name);
      if (ours && !KNOWN.matcher(name).matches()) {
        properties.report(Problem.SETTING_UNKNOWN.because("The setting '%s' means nothing", name));
      } else if (ours && properties.isBlank(name)) {
        properties.report(name, setToNothing());
      }
    }
  }

  static TwilioTokenException setToNothing() {
    return Problem.SETTING_MALFORMED.because(
        "It is set to nothing, which would be as if it were not set; give it a value or remove it");
  }

  private static String variable(String key) {
    return key.replace('.', '_').replaceAll("<[ap]>", NAME.pattern()).replaceAll("<\\w+>", ".+");
  }

  private static String pattern(String key) {
    return key.replace(".", "\\.")
        .replace("<a>", NAME.pattern())
        .replace("<p>", NAME.pattern())
        .replace("param\\.<name>", "param\\." + PARAM_NAME.pattern())
        .replace("<name>", ".+")
        .replace("<key>", ".+");
  }
}
