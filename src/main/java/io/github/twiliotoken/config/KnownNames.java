package io.github.twiliotoken.config;

import io.github.twiliotoken.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names under our prefixes that mean nothing are refused: a misspelt bound would silently widen a
 * policy.
 */
final class KnownNames {
  static final Pattern NAME = Pattern.compile("[a-z0-9]+");

  /**
   * Every key there is; {@code <a>} is an account's name, {@code <p>} a profile's, {@code <name>} a
   * claim or parameter, {@code <key>} a custom grant's key.
   */
  static final List<String> KEYS =
      List.of(
          "twilio.account.sid",
          "twilio.api.key",
          "twilio.api.key.sid",
          "twilio.api.secret",
          "twilio.api.key.secret",
          "twilio.api.secret.location",
          "twilio.api.credentials.location",
          "twilio.api.reload",
          "twilio.region",
          "twilio.edge",
          "twilio.api.url",
          "twilio.auth.token",
          "twilio.auth.token.location",
          "twilio.main.key",
          "twilio.main.secret",
          "twilio.main.secret.location",
          "twilio.keys.enabled",
          "twilio.keys.owner",
          "twilio.keys.lag",
          "twilio.accounts.<a>.account.sid",
          "twilio.accounts.<a>.api.key",
          "twilio.accounts.<a>.api.key.sid",
          "twilio.accounts.<a>.api.secret",
          "twilio.accounts.<a>.api.key.secret",
          "twilio.accounts.<a>.api.secret.location",
          "twilio.accounts.<a>.api.credentials.location",
          "twilio.accounts.<a>.api.reload",
          "twilio.accounts.<a>.region",
          "twilio.accounts.<a>.edge",
          "twilio.accounts.<a>.api.url",
          "twilio.accounts.<a>.auth.token",
          "twilio.accounts.<a>.auth.token.location",
          "twilio.accounts.<a>.main.key",
          "twilio.accounts.<a>.main.secret",
          "twilio.accounts.<a>.main.secret.location",
          "twilio.token.ttl",
          "twilio.token.ttl.min",
          "twilio.token.ttl.max",
          "twilio.token.ttl.excess",
          "twilio.token.session.bound",
          "twilio.token.session.claim",
          "twilio.token.identity.claim",
          "twilio.token.identity.encoding",
          "twilio.token.roles.claim",
          "twilio.token.nbf.backdate",
          "twilio.token.profiles",
          "twilio.token.endpoint.audience.any",
          "twilio.token.endpoint.get",
          "twilio.token.endpoint.origins",
          "twilio.token.audit",
          "twilio.inspect.roles",
          "twilio.token.profile.<p>.roles",
          "twilio.token.profile.<p>.account",
          "twilio.token.profile.<p>.claim.<name>.pattern",
          "twilio.token.profile.<p>.param.<name>.pattern",
          "twilio.token.profile.<p>.ttl",
          "twilio.token.profile.<p>.ttl.min",
          "twilio.token.profile.<p>.ttl.max",
          "twilio.token.profile.<p>.session.bound",
          "twilio.token.profile.<p>.voice.incoming.allow",
          "twilio.token.profile.<p>.voice.outgoing.application.sid",
          "twilio.token.profile.<p>.voice.outgoing.params",
          "twilio.token.profile.<p>.voice.push.credential.sid",
          "twilio.token.profile.<p>.voice.endpoint.id",
          "twilio.token.profile.<p>.chat.service.sid",
          "twilio.token.profile.<p>.chat.endpoint.id",
          "twilio.token.profile.<p>.chat.deployment.role.sid",
          "twilio.token.profile.<p>.chat.push.credential.sid",
          "twilio.token.profile.<p>.video.room",
          "twilio.token.profile.<p>.sync.service.sid",
          "twilio.token.profile.<p>.sync.endpoint.id",
          "twilio.token.profile.<p>.taskrouter.workspace.sid",
          "twilio.token.profile.<p>.taskrouter.worker.sid",
          "twilio.token.profile.<p>.taskrouter.role",
          "twilio.token.profile.<p>.grant.<key>");

  private static final Pattern OURS =
      Pattern.compile("twilio\\.(token|accounts|inspect|keys|main)\\..*");

  /** Keys with a free name cannot come from the environment: it loses case, dots and slashes. */
  private static final Pattern FREE =
      Pattern.compile(
          "twilio_token_profile_[a-z0-9]+_(claim_.+_pattern|grant_.+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern OF_PROFILE =
      Pattern.compile("twilio\\.token\\.profile\\.([a-z0-9]+)\\..+");
  private static final Pattern GRANT =
      Pattern.compile(
          "twilio\\.token\\.profile\\.([a-z0-9]+)\\.(voice|chat|video|sync|taskrouter|grant)\\..+");
  private static final Pattern OF_ACCOUNT = Pattern.compile("twilio\\.accounts\\.([a-z0-9]+)\\..+");
  private static final Pattern ACCOUNT_SID =
      Pattern.compile("twilio\\.accounts\\.([a-z0-9]+)\\.account\\.sid");

  private static final Pattern KNOWN =
      Pattern.compile(KEYS.stream().map(KnownNames::pattern).collect(Collectors.joining("|")));

  private KnownNames() {}

  /** The accounts that have a SID, as far as they are listed. */
  static Set<String> accounts(Source source) {
    return source.names().stream()
        .flatMap(name -> owner(ACCOUNT_SID, name).stream())
        .collect(Collectors.toSet());
  }

  static void check(Source source) {
    Set<String> names = source.names();
    Set<String> dotted =
        names.stream()
            .filter(name -> name.contains("."))
            .map(Source::environment)
            .collect(Collectors.toSet());
    for (String name : names) {
      boolean ours = OURS.matcher(name).matches();
      if (ours && !KNOWN.matcher(name).matches()) {
        source.report(Problem.SETTING_UNKNOWN.because("The setting '%s' means nothing", name));
      } else if (ours && source.isBlank(name)) {
        source.report(
            name,
            Problem.SETTING_MALFORMED.because(
                "It is set to nothing, which would be as if it were not set; give it a value or"
                    + " remove it"));
      } else if (FREE.matcher(name).matches() && !dotted.contains(Source.environment(name))) {
        source.report(
            Problem.SETTING_UNKNOWN.because(
                "The environment has lost which claim or grant '%s' means; set it in a property"
                    + " file",
                name));
      }
    }
  }

  /** Refuses settings of a profile or account that is none: its name is misspelt. */
  static void checkReferred(Source source, Set<String> profiles, Set<String> accounts) {
    checkOwners(source, OF_PROFILE, GRANT, profiles, "profile", "has no grant");
    checkOwners(source, OF_ACCOUNT, ACCOUNT_SID, accounts, "account", "has no account.sid");
  }

  private static void checkOwners(
      Source source,
      Pattern setting,
      Pattern needed,
      Set<String> referred,
      String kind,
      String lacks) {
    Set<String> owners = new HashSet<>(referred);
    for (String name : source.names()) {
      owner(needed, name).ifPresent(owners::add);
    }
    for (String name : source.names()) {
      owner(setting, name)
          .filter(owner -> !owners.contains(owner))
          .ifPresent(
              owner ->
                  source.report(
                      Problem.SETTING_UNKNOWN.because(
                          "The setting '%s' is of the %s '%s', which nothing refers to and which %s",
                          name, kind, owner, lacks)));
    }
  }

  private static Optional<String> owner(Pattern pattern, String name) {
    Matcher matcher = pattern.matcher(name);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String pattern(String key) {
    return key.replace(".", "\\.")
        .replace("<a>", NAME.pattern())
        .replace("<p>", NAME.pattern())
        .replace("param\\.<name>", "param\\." + Template.PARAM_NAME.pattern())
        .replace("<name>", ".+")
        .replace("<key>", ".+");
  }
}
