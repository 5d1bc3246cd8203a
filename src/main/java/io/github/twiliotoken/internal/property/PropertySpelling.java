package io.github.twiliotoken.internal.property;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds misspelt keys: variables of the environment, and settings outside our prefixes that are a
 * typo away from a key. Servers list variables in different ways; this judges each in its own
 * spelling, and so alike on every server.
 */
public final class PropertySpelling {
  private static final Pattern OURS =
      Pattern.compile("TWILIO_(TOKEN|ACCOUNTS|INSPECT|KEYS|MAIN)_.+");

  /** What Kubernetes sets for a Service, and Docker for a link. */
  private static final Pattern OF_SERVICE =
      Pattern.compile(
          ".+_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?"
              + "|PORT(_[0-9]+_(TCP|UDP|SCTP)(_(ADDR|PORT|PROTO))?)?)");

  /** What the author of a profile names: claims, parameters, and keys of custom grants. */
  private static final Pattern NAMED_FREELY =
      Pattern.compile("TWILIO_TOKEN_PROFILE_[A-Z0-9]+_(CLAIM|PARAM|GRANT)_.+");

  private static final Pattern CLAIM_OR_PARAM =
      Pattern.compile("TWILIO_TOKEN_PROFILE_[A-Z0-9]+_(CLAIM|PARAM)_.+_PATTERN");
  private static final Pattern GRANT = Pattern.compile("TWILIO_TOKEN_PROFILE_[A-Z0-9]+_GRANT_.+");

  /**
   * Names that every tool of Twilio's reads. If one is needed and misspelt, the missing key is
   * reported; a name like them, such as TWILIO_ACCOUNT_ID, may belong to another tool.
   */
  private static final Set<String> TWILIO =
      Set.of(
          "twilio.account.sid",
          "twilio.api.key",
          "twilio.api.key.sid",
          "twilio.api.secret",
          "twilio.api.key.secret",
          "twilio.auth.token");

  private final PropertyReader properties;
  private final Map<String, String> keys = new TreeMap<>();
  private final Map<String, String> owners = new TreeMap<>();

  /** Creates a check against the keys of the profiles and accounts that exist. */
  PropertySpelling(PropertyReader properties, Set<String> profiles, Set<String> accounts) {
    this.properties = properties;
    KnownProperties.KEYS.stream().filter(key -> !key.contains("<")).forEach(this::put);
    own("profile", KnownProperties.PROFILE, "<p>", profiles);
    own("account", AccountProperties.NAMED, "<a>", accounts);
  }

  private void own(String kind, String prefix, String variable, Set<String> names) {
    for (String name : names) {
      owners.put(VariableNames.of(prefix + name + "."), kind + " '" + name + "'");
      KnownProperties.KEYS.stream()
          .filter(key -> key.startsWith(prefix + variable))
          .map(key -> key.replace(variable, name))
          .filter(key -> !key.contains("<"))
          .forEach(this::put);
    }
  }

  private void put(String key) {
    keys.put(VariableNames.of(key), key);
  }

  /** Reports what is probably misspelt, and adds other names like ours to the warning. */
  void check() {
    properties.variables().forEach(this::checkVariable);
    for (String name : properties.names()) {
      String canonical = VariableNames.of(name);
      if (!KnownProperties.isOurs(name) && !name.equals(keys.get(canonical))) {
        probableKey(canonical)
            .filter(key -> !TWILIO.contains(key))
            .ifPresent(key -> reportProbable("setting", name, key));
      }
    }
  }

  private void checkVariable(String name) {
    String canonical = name.toUpperCase(Locale.ROOT);
    Optional<String> key = Optional.ofNullable(keys.get(canonical));
    if (key.filter(known -> VariableNames.sets(name, known)).isPresent()) {
      if (OURS.matcher(canonical).matches() && properties.isBlank(name)) {
        properties.report(key.get(), KnownProperties.setToNothing());
      }
    } else if (isNamedFreely(canonical) || !OF_SERVICE.matcher(canonical).matches()) {
      checkUnknown(name, canonical);
    }
  }

  /**
   * Returns whether a profile that exists leaves this name to its author. Such a name may end like
   * a service link: {@code TWILIO_TOKEN_PROFILE_DEFAULT_CLAIM_PORT}.
   */
  private boolean isNamedFreely(String canonical) {
    return NAMED_FREELY.matcher(canonical).matches() && owner(canonical).isPresent();
  }

  /** Returns the profile or account that exists and that a variable belongs to. */
  private Optional<String> owner(String canonical) {
    return owners.entrySet().stream()
        .filter(entry -> canonical.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /**
   * Reports a variable that sets none of these keys.
   *
   * @param unknown the mistake, if it is not one of them in another case either
   */
  public static void checkSetsOneOf(
      PropertyReader properties,
      String name,
      Collection<String> keys,
      TwilioTokenException unknown) {
    List<String> alike =
        keys.stream().filter(key -> VariableNames.of(key).equals(VariableNames.of(name))).toList();
    if (alike.stream().noneMatch(key -> VariableNames.sets(name, key))) {
      properties.report(alike.isEmpty() ? unknown : meansNothing("variable", name, alike.get(0)));
    }
  }

  private void checkUnknown(String name, String canonical) {
    Optional<String> meant = probableKey(canonical);
    Optional<String> owner = owner(canonical);
    if (GRANT.matcher(canonical).matches()) {
      checkGrant(name);
    } else if (meant.filter(key -> !TWILIO.contains(key)).isPresent()) {
      reportProbable("variable", name, meant.get());
    } else if (owner.isPresent() && CLAIM_OR_PARAM.matcher(canonical).matches()) {
      // whether a template names it is known where the profile is read
      if (properties.isBlank(name)) {
        properties.report(KnownProperties.setToNothing().at("The variable " + name));
      }
    } else if (owner.isPresent()) {
      properties.report(
          Problem.SETTING_UNKNOWN.because(
              "The variable '%s' is of the %s and means nothing there", name, owner.get()));
    } else if (meant.isPresent() || OURS.matcher(canonical).matches()) {
      properties.warnUnused(name);
    }
  }

  /**
   * Reports a variable of a custom grant, whose key the capitals have lost, unless a file names the
   * same key.
   */
  private void checkGrant(String name) {
    if (properties.names().stream().noneMatch(key -> VariableNames.sets(name, key))) {
      properties.report(
          Problem.SETTING_UNKNOWN.because(
              "The environment does not tell which grant '%s' means; set it under its own name, in a"
                  + " property file or with -D",
              name));
    }
  }

  private void reportProbable(String kind, String name, String key) {
    properties.report(meansNothing(kind, name, key));
  }

  private static TwilioTokenException meansNothing(String kind, String name, String key) {
    return Problem.SETTING_UNKNOWN.because(
        "The %s '%s' means nothing; %s is probably meant", kind, name, VariableNames.describe(key));
  }

  /** Returns the key with the same letters, one typo away, or with its words in another order. */
  private Optional<String> probableKey(String canonical) {
    if (keys.containsKey(canonical)) {
      return Optional.of(keys.get(canonical));
    }
    return keys.entrySet().stream()
        .filter(
            entry ->
                SingleTypo.isBetween(canonical, entry.getKey())
                    || words(canonical).equals(words(entry.getKey())))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static List<String> words(String canonical) {
    return Arrays.stream(canonical.split("_", -1)).sorted().collect(Collectors.toList());
  }
}
