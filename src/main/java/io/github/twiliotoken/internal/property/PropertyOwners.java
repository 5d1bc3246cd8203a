package io.github.twiliotoken.internal.property;

import io.github.twiliotoken.problem.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the profiles and accounts that settings and variables belong to. */
public final class PropertyOwners {
  private static final Pattern PROFILE =
      Pattern.compile("twilio\\.token\\.profile\\.([a-z0-9]+)\\..+");
  private static final Pattern GRANT =
      Pattern.compile(
          "twilio\\.token\\.profile\\.([a-z0-9]+)\\.(voice|chat|video|sync|taskrouter|grant)\\..+");
  private static final Pattern ACCOUNT = Pattern.compile("twilio\\.accounts\\.([a-z0-9]+)\\..+");
  private static final Pattern ACCOUNT_SID =
      Pattern.compile("twilio\\.accounts\\.([a-z0-9]+)\\.account\\.sid");

  private static final Pattern GRANT_VARIABLE =
      Pattern.compile("TWILIO_TOKEN_PROFILE_([A-Z0-9]+)_(VOICE|CHAT|VIDEO|SYNC|TASKROUTER)_.+");
  private static final Pattern ACCOUNT_SID_VARIABLE =
      Pattern.compile("TWILIO_ACCOUNTS_([A-Z0-9]+)_ACCOUNT_SID");

  private PropertyOwners() {}

  /** Returns the names of accounts whose {@code account.sid} is listed. */
  public static Set<String> accounts(PropertyReader properties) {
    return owners(properties, ACCOUNT_SID, ACCOUNT_SID_VARIABLE);
  }

  /**
   * Reports settings of a profile or account that does not exist, since its name is probably
   * misspelt; then reports other names that only look like keys.
   *
   * @param referred the profiles that something uses
   * @param used the accounts that something uses
   */
  public static void check(PropertyReader properties, Set<String> referred, Set<String> used) {
    Set<String> profiles = owners(properties, GRANT, GRANT_VARIABLE);
    profiles.addAll(referred);
    Set<String> accounts = accounts(properties);
    accounts.addAll(used);
    accounts.remove(AccountProperties.UNNAMED);
    for (String name : properties.names()) {
      Optional<String> profile = owner(PROFILE, name).filter(found -> !profiles.contains(found));
      if (profile.isPresent() && profiles.isEmpty()) {
        properties.warnUnused(name); // where no profile is used, a misspelt one widens nothing
      } else {
        profile.ifPresent(found -> unowned(properties, name, "profile", found, "has no grant"));
      }
      owner(ACCOUNT, name)
          .filter(found -> !accounts.contains(found))
          .ifPresent(found -> unowned(properties, name, "account", found, "has no account.sid"));
    }
    new PropertySpelling(properties, profiles, accounts).check();
  }

  private static void unowned(
      PropertyReader properties, String name, String kind, String owner, String lacks) {
    properties.report(
        Problem.SETTING_UNKNOWN.because(
            "The setting '%s' is of the %s '%s', which nothing refers to and which %s",
            name, kind, owner, lacks));
  }

  private static Set<String> owners(PropertyReader properties, Pattern setting, Pattern variable) {
    Set<String> owners = new TreeSet<>();
    properties.names().forEach(name -> owner(setting, name).ifPresent(owners::add));
    properties
        .variables()
        .forEach(
            name ->
                owner(variable, VariableNames.of(name))
                    .ifPresent(owner -> owners.add(owner.toLowerCase(Locale.ROOT))));
    return owners;
  }

  private static Optional<String> owner(Pattern pattern, String name) {
    Matcher matcher = pattern.matcher(name);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
