package io.github.twiliotoken.config;

import io.github.twiliotoken.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
          "twilio.accounts.<a>.account.sid",
          "twilio.accounts.<a>.api.key",
          "twilio.accounts.<a>.api.key.sid",
          "twilio.accounts.<a>.api.secret",
          "twilio.accounts.<a>.api.key.secret",
          "twilio.accounts.<a>.api.secret.location",
          "twilio.accounts.<a>.api.credentials.location",
          "twilio.accounts.<a>.api.reload",
          "twilio.accounts.<a>.region",
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

  private static final Pattern OURS = Pattern.compile("twilio\\.(token|accounts)\\..*");

  /** Keys with a free name cannot come from the environment: it loses case, dots and slashes. */
  private static final Pattern FREE =
      Pattern.compile("TWILIO_TOKEN_PROFILE_[A-Z0-9]+_(CLAIM_.+_PATTERN|GRANT_.+)");

  private static final Pattern KNOWN =
      Pattern.compile(KEYS.stream().map(KnownNames::pattern).collect(Collectors.joining("|")));

  private KnownNames() {}

  static void check(Source source) {
    Set<String> dotted = new HashSet<>();
    source
        .names()
        .forEach(
            name -> {
              if (name.contains(".")) {
                dotted.add(Source.environment(name));
              }
            });
    for (String name : source.names()) {
      if (OURS.matcher(name).matches() && !KNOWN.matcher(name).matches()) {
        source.report(Problem.SETTING_UNKNOWN.because("The setting '%s' means nothing", name));
      } else if (FREE.matcher(name).matches() && !dotted.contains(name)) {
        source.report(
            Problem.SETTING_UNKNOWN.because(
                "The environment has lost which claim or grant '%s' means; set it in a property"
                    + " file",
                name));
      }
    }
  }

  private static String pattern(String key) {
    return key.replace(".", "\\.")
        .replace("<a>", NAME.pattern())
        .replace("<p>", NAME.pattern())
        .replace("param\\.<name>", "param\\.[A-Za-z0-9_]+")
        .replace("<name>", ".+")
        .replace("<key>", ".+");
  }
}
