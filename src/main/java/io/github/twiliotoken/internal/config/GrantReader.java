package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.internal.profile.GrantFactory;
import io.github.twiliotoken.internal.profile.GrantValues;
import io.github.twiliotoken.internal.profile.JsonTemplate;
import io.github.twiliotoken.internal.profile.ProfileGrants;
import io.github.twiliotoken.internal.profile.Template;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.internal.property.VariableNames;
import io.github.twiliotoken.internal.text.StrictJson;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the grants of one profile, and reports each mistake under its own key. */
final class GrantReader implements GrantValues {
  private static final int DEEPEST = 16;

  private static final String INCOMING = "voice.incoming.allow";
  private static final List<String> VOICE =
      List.of(
          INCOMING,
          "voice.outgoing.application.sid",
          "voice.outgoing.params",
          "voice.push.credential.sid",
          "voice.endpoint.id");

  /** The prefix of each SID that a template may fill in, for the sample that the grant checks. */
  private static final Map<String, String> PREFIXES =
      Map.of(
          "voice.outgoing.application.sid", "AP",
          "voice.push.credential.sid", "CR",
          "chat.service.sid", "IS",
          "chat.deployment.role.sid", "RL",
          "chat.push.credential.sid", "CR",
          "sync.service.sid", "IS",
          "taskrouter.workspace.sid", "WS",
          "taskrouter.worker.sid", "WK");

  /** Matches the path of a value that is named as a SID, or that lies below such a name. */
  private static final Pattern OF_SID =
      Pattern.compile("(?i)(?:.*\\.)?(?:[^.]*sids?|sids?_[^.]*)(?:\\..*)?");

  private final PropertyReader properties;
  private final String profile;
  private final ClaimPatternsReader claims;
  private final Map<String, Template> texts = new HashMap<>();
  private final Map<String, JsonTemplate> objects = new HashMap<>();
  private final ParamPatternsReader params;

  /**
   * Makes a reader of the grants of one profile.
   *
   * @param claims where the patterns of claims are looked up
   */
  GrantReader(PropertyReader properties, String profileKey, ClaimPatternsReader claims) {
    this.properties = properties;
    this.profile = profileKey + ".";
    this.claims = claims;
    this.params = new ParamPatternsReader(properties, profileKey);
  }

  ProfileGrants read() {
    int before = properties.problems().size();
    List<Grant> shape = new GrantFactory(this).make();
    needs("voice.outgoing.application.sid", "voice.outgoing.params");
    needs(
        "chat.service.sid",
        "chat.endpoint.id",
        "chat.deployment.role.sid",
        "chat.push.credential.sid");
    needs("sync.service.sid", "sync.endpoint.id");
    needs("taskrouter.workspace.sid", "taskrouter.worker.sid", "taskrouter.role");
    if (properties.problems().size() == before) {
      params.checkUnused();
      claims.checkUnused();
    }
    return new ProfileGrants(shape, texts, objects, params.patterns());
  }

  @Override
  public boolean voice() {
    return VOICE.stream().anyMatch(this::has);
  }

  private boolean has(String key) {
    return properties.text(profile + key).isPresent();
  }

  @Override
  public boolean incoming() {
    return properties.flag(profile + INCOMING, false);
  }

  @Override
  public <T> Optional<T> text(String key, Function<String, T> conversion) {
    return properties.read(
        profile + key,
        text -> {
          Template template = template(key, key, text).withoutStrayBraces();
          texts.put(key, template);
          return conversion.apply(
              PREFIXES.containsKey(key) ? sid(template, PREFIXES.get(key)) : template.sample());
        });
  }

  /** Returns a sample SID for a template whose text before the placeholder fits the prefix. */
  private static String sid(Template template, String prefix) {
    if (template.isFixed()) {
      return template.text();
    }
    String begins = template.placeholders().get(0).before();
    return begins.startsWith(prefix) || prefix.startsWith(begins)
        ? prefix + "0".repeat(32)
        : template.text();
  }

  @Override
  public <T> Optional<T> json(String key, Function<Map<String, Object>, T> conversion) {
    return properties.read(
        profile + key,
        text -> {
          JsonTemplate json =
              JsonTemplate.of(json(text), (path, value) -> template(key, path, value));
          objects.put(key, json);
          return conversion.apply(json.sample());
        });
  }

  /** Finds custom grants by listing property names, since their keys are free. */
  @Override
  public Set<String> custom() {
    String prefix = profile + GrantFactory.CUSTOM;
    Set<String> keys = new TreeSet<>();
    for (String name : properties.names()) {
      if (name.startsWith(prefix)) {
        keys.add(name.substring(prefix.length()));
      }
    }
    return keys;
  }

  /**
   * Reads a template, and checks where its placeholders stand.
   *
   * @param path the key, or the members of a JSON object, that say what the value is
   */
  private Template template(String key, String path, String text) {
    Template template = Template.parse(text);
    boolean noParams = key.startsWith("taskrouter.") || OF_SID.matcher(path).matches();
    for (String name : template.params()) {
      if (noParams) {
        throw Problem.TEMPLATE_NOT_POSSIBLE.because(
            "{param:%s} stands in a SID or under taskrouter, which callers do not choose", name);
      }
      params.require(name);
    }
    template.claims().forEach(claims::read);
    template.checkSeparators(
        at -> at.param() ? params.pattern(at.name()) : claims.pattern(at.name()),
        at -> at.param() ? params.key(at.name()) : claims.key(at.name()));
    return template;
  }

  /** Reports each of the other keys that is set although the needed one is not. */
  private void needs(String needed, String... others) {
    if (has(needed)) {
      return;
    }
    for (String other : others) {
      if (has(other)) {
        properties.report(
            profile + other,
            Problem.GRANT_INCOMPLETE.because(
                "It needs %s; set that too, or remove this",
                VariableNames.describe(profile + needed)));
      }
    }
  }

  private static Map<String, Object> json(String text) {
    try {
      return StrictJson.object(text, DEEPEST, StrictJson::exactNumber);
    } catch (TwilioTokenException e) {
      throw Problem.SETTING_MALFORMED.because(
          "%s; it needs one JSON object, for example {\"team\": \"red\"}", e.detail());
    } catch (NumberFormatException e) {
      throw Problem.SETTING_MALFORMED.because(
          "A number in the JSON has an exponent that is out of range");
    }
  }
}
