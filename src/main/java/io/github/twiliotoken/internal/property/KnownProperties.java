package io.github.twiliotoken.internal.property;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists every property that there is, and refuses other names under our prefixes. A misspelt bound
 * would otherwise widen a policy in silence.
 */
public final class KnownProperties {
  /** What a parameter of a template may be called. */
  public static final Pattern PARAM_NAME = Pattern.compile("[A-Za-z0-9_]+");

  /** What every property of a profile begins with. */
  public static final String PROFILE = "twilio.token.profile.";

  /** What a profile or account may be called. */
  public static final Pattern NAME = Pattern.compile("[a-z0-9]+");

  private static final List<String> OTHERS =
      List.of(
          "twilio.keys.enabled",
          "twilio.keys.owner",
          "twilio.keys.lag",
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
          "twilio.token.profile.<p>.claims",
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

  /**
   * Every key there is; {@code <a>} is an account's name, {@code <p>} a profile's, {@code <name>} a
   * claim or parameter, {@code <key>} a custom grant's key.
   */
  public static final List<String> KEYS =
      Stream.of(ofAccount("twilio."), ofAccount("twilio.accounts.<a>."), OTHERS)
          .flatMap(List::stream)
          .toList();

  private static final Pattern OURS =
      Pattern.compile("twilio\\.(token|accounts|inspect|keys|main)\\..*");

  private static final Pattern KNOWN =
      Pattern.compile(KEYS.stream().map(KnownProperties::pattern).collect(Collectors.joining("|")));

  private static final Pattern VARIABLE =
      Pattern.compile(
          KEYS.stream().map(KnownProperties::variable).collect(Collectors.joining("|")),
          Pattern.CASE_INSENSITIVE);

  private KnownProperties() {}

  private static List<String> ofAccount(String prefix) {
    return AccountProperties.ENDINGS.stream().map(ending -> prefix + ending).toList();
  }

  /** Returns whether the environment sets a key under this prefix. */
  public static boolean isInEnvironment(PropertyReader source, String prefix) {
    return source.variables().stream()
        .filter(name -> VariableNames.of(name).startsWith(VariableNames.of(prefix)))
        .anyMatch(name -> VARIABLE.matcher(name).matches());
  }

  /** Returns whether a setting has a prefix that only this library uses. */
  static boolean isOurs(String name) {
    return OURS.matcher(name).matches();
  }

  /** Reports settings under our prefixes that are no key, or have an empty value. */
  public static void check(PropertyReader source) {
    for (String name : source.names()) {
      boolean ours = isOurs(name);
      if (ours && !KNOWN.matcher(name).matches()) {
        source.report(Problem.SETTING_UNKNOWN.because("The setting '%s' means nothing", name));
      } else if (ours && source.isBlank(name)) {
        source.report(name, setToNothing());
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
