package io.github.twiliotoken.config;

import io.github.twiliotoken.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names under our prefixes that mean nothing are refused: a misspelt bound would silently widen a
 * policy.
 */
final class KnownNames {
  static final Pattern NAME = Pattern.compile("[a-z0-9]+");

  /** Every key there is; {@code <p>} is a profile's name, {@code <key>} a custom grant's key. */
  static final List<String> KEYS =
      List.of(
          AccountReader.ACCOUNT,
          AccountReader.KEY,
          AccountReader.KEY_ALIAS,
          AccountReader.SECRET,
          AccountReader.SECRET_ALIAS,
          AccountReader.SECRET_FILE,
          AccountReader.BOTH_FILE,
          AccountReader.REGION,
          "twilio.token.ttl",
          "twilio.token.ttl.min",
          "twilio.token.ttl.max",
          "twilio.token.ttl.excess",
          "twilio.token.session.bound",
          "twilio.token.session.claim",
          "twilio.token.identity.claim",
          "twilio.token.roles.claim",
          "twilio.token.nbf.backdate",
          "twilio.token.profiles",
          "twilio.token.endpoint.audience.any",
          "twilio.token.profile.<p>.roles",
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
  private static final Pattern KNOWN =
      Pattern.compile(KEYS.stream().map(KnownNames::pattern).collect(Collectors.joining("|")));

  private KnownNames() {}

  static void check(Source source) {
    for (String name : source.names()) {
      if (OURS.matcher(name).matches() && !KNOWN.matcher(name).matches()) {
        source.report(Problem.SETTING_UNKNOWN.because("The setting '%s' means nothing", name));
      }
    }
  }

  private static String pattern(String key) {
    return key.replace(".", "\\.").replace("<p>", NAME.pattern()).replace("<key>", ".+");
  }
}
