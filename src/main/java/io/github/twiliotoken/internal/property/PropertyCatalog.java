package io.github.twiliotoken.internal.property;

import static io.github.twiliotoken.internal.property.Property.sid;

import java.util.List;
import java.util.stream.Stream;

/**
 * Lists every property once, with its form and meaning. {@link KnownProperties} takes the names
 * from here, and the page {@code reference/settings.md} its tables.
 */
public final class PropertyCatalog {
  private static final String FLAG = "`true` or `false`";
  private static final String TEXT = "text";
  private static final String NAMES = "names, with commas";
  private static final String PATTERN = "regular expression";
  private static final String OBJECT = "JSON object";
  private static final String LIFETIME = "duration, `PT1S` to `PT24H`";

  private static final String RATE =
      "1 to 1000000 tokens in `PT1S` to `PT24H`, such as `30/PT1M`; or `none`";

  private static final String GLOBAL = "the global one";
  private static final String DEVICE = "A name for the device.";

  /** How keys are made and deleted; the account's own settings say for which account. */
  public static final List<Property> KEY_MANAGEMENT =
      List.of(
          new Property(
              "twilio.keys.enabled",
              FLAG,
              "`true`: this deployment may make and delete keys. Let it be a deployment of its own."),
          new Property(
              "twilio.keys.owner",
              "1 to 12 of `a-z`, `0-9` and `-`",
              "Whose keys these are. A rotation deletes no others."),
          new Property(
              "twilio.keys.lag",
              "duration, `PT1M` to `PT24H`",
              "How long a node may sign with a key that its credentials file was not seen to name."));

  /** How long a token lives. */
  public static final List<Property> LIFETIMES =
      List.of(
          new Property(
              "twilio.token.ttl", LIFETIME, "The lifetime of a token when none is asked for."),
          new Property("twilio.token.ttl.min", LIFETIME, "No token lives shorter."),
          new Property("twilio.token.ttl.max", LIFETIME, "No token lives longer."),
          new Property(
              "twilio.token.ttl.excess",
              "`reject` or `clamp`",
              "What happens when more than the maximum is asked for: `clamp` cuts it and reports"
                  + " the cut."),
          new Property(
              "twilio.token.session.bound", FLAG, "`true`: no token outlives its caller's login."),
          new Property(
              "twilio.token.session.claim", TEXT, "The claim that says when the login ends."),
          new Property(
              "twilio.token.nbf.backdate",
              "duration, `PT0S` to `PT1M`",
              "How far `nbf` lies in the past, for a clock that runs ahead."));

  /** Who the caller is, how many tokens they get, and what is recorded of them. */
  public static final List<Property> CALLERS =
      List.of(
          new Property(
              "twilio.token.identity.claim",
              TEXT,
              "`upn`, else `sub`",
              "The claim that is the Twilio identity; nested ones by `/`."),
          new Property(
              "twilio.token.identity.encoding",
              "`none` or `voice`",
              "`voice`: the identity is spelt in Voice's alphabet, reversibly."),
          new Property(
              "twilio.token.roles.claim",
              TEXT,
              "the container's roles",
              "The claim that alone holds the roles; nested ones by `/`."),
          new Property(
              "twilio.token.rate",
              RATE,
              "How many tokens a caller may get of a profile: `30/PT1M` is 30 at once, and then one"
                  + " every two seconds. Each node counts its own, unless the application has a"
                  + " `RateStore`."),
          new Property(
              "twilio.token.audit",
              "`optional` or `required`",
              "`required`: a token that could not be audited is refused."));

  /** What the endpoints serve, and to whom. */
  public static final List<Property> ENDPOINTS =
      List.of(
          new Property("twilio.token.profiles", NAMES, "The profiles that the endpoint serves."),
          new Property(
              "twilio.token.endpoint.audience.any",
              FLAG,
              "`true`: callers' tokens may be meant for any audience."),
          new Property(
              "twilio.token.endpoint.get", FLAG, "`true`: `GET` serves the profile `default`."),
          new Property(
              "twilio.token.endpoint.origins",
              "origins such as `https://app.example.com`, with commas",
              "The sites whose pages may ask (CORS)."),
          new Property(
              "twilio.inspect.roles",
              "names, with commas; not `**`",
              "The roles that may have tokens inspected. If it is not set, nobody may."));

  /** Who gets the tokens of a profile, and for how long. */
  public static final List<Property> PROFILE =
      Stream.of(
              new Property(
                  "roles",
                  NAMES,
                  "At the endpoint a caller needs one of these roles; `**` is any authenticated"
                      + " caller."),
              new Property("account", TEXT, "the one without a name", "The account that signs."),
              new Property(
                  "claims",
                  NAMES,
                  "Claims that must have a pattern, so that no source that hides its names can lose"
                      + " one."),
              new Property(
                  "claim.<name>.pattern",
                  PATTERN,
                  "The caller's claim must be there, and match as a whole."),
              new Property(
                  "param.<name>.pattern",
                  PATTERN,
                  "Needed for each `{param:name}`; the whole value must match."),
              new Property("rate", RATE, GLOBAL, "Replaces `twilio.token.rate`."),
              new Property("ttl", LIFETIME, GLOBAL, "Replaces `twilio.token.ttl`."),
              new Property("ttl.min", LIFETIME, GLOBAL, "Replaces `twilio.token.ttl.min`."),
              new Property("ttl.max", LIFETIME, GLOBAL, "Replaces `twilio.token.ttl.max`."),
              new Property("session.bound", FLAG, GLOBAL, "Replaces `twilio.token.session.bound`."))
          .map(PropertyCatalog::ofProfile)
          .toList();

  /** What the tokens of a profile allow. */
  public static final List<Property> GRANTS =
      Stream.of(
              new Property("voice.incoming.allow", FLAG, "`true`: the holder may be called."),
              new Property(
                  "voice.outgoing.application.sid",
                  sid("AP"),
                  "The TwiML application through which the holder may call."),
              new Property(
                  "voice.outgoing.params", OBJECT, "What that application gets with each call."),
              new Property("voice.push.credential.sid", sid("CR"), "Wakes the phone for a call."),
              new Property("voice.endpoint.id", TEXT, DEVICE),
              new Property("chat.service.sid", sid("IS"), "Conversations of this service."),
              new Property("chat.endpoint.id", TEXT, DEVICE),
              new Property(
                  "chat.deployment.role.sid", sid("RL"), "The deployment role in that service."),
              new Property("chat.push.credential.sid", sid("CR"), "Wakes the phone for a message."),
              new Property(
                  "video.room",
                  "at most 128 characters",
                  "The name or SID of the room; `*` is every room."),
              new Property("sync.service.sid", sid("IS"), "Sync of this service."),
              new Property("sync.endpoint.id", TEXT, DEVICE),
              new Property("taskrouter.workspace.sid", sid("WS"), "TaskRouter of this workspace."),
              new Property("taskrouter.worker.sid", sid("WK"), "The worker that the holder is."),
              new Property("taskrouter.role", TEXT, "The role there, for example `worker`."),
              new Property(
                  "grant.<key>",
                  OBJECT,
                  "Any other grant under its key. Not by environment, which loses the key."))
          .map(PropertyCatalog::ofProfile)
          .toList();

  /** Every property there is. */
  public static final List<Property> ALL =
      Stream.of(
              AccountProperties.of("twilio."),
              AccountProperties.of(AccountProperties.NAMED + "<a>."),
              KEY_MANAGEMENT,
              LIFETIMES,
              CALLERS,
              ENDPOINTS,
              PROFILE,
              GRANTS)
          .flatMap(List::stream)
          .toList();

  private PropertyCatalog() {}

  private static Property ofProfile(Property property) {
    return property.named(KnownProperties.PROFILE + "<p>." + property.key());
  }
}
