package io.github.twiliotoken.config;

import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.TaskRouterGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import io.github.twiliotoken.value.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grants of one profile. Each value goes through the grant's own check, under its own key. */
final class GrantReader {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(claim|param):[^}]*}?");
  private static final int DEEPEST = 16;

  private final Source source;
  private final String profile;

  GrantReader(Source source, String profileKey) {
    this.source = source;
    this.profile = profileKey + ".";
  }

  List<Grant> read() {
    List<Grant> grants = new ArrayList<>();
    voice().ifPresent(grants::add);
    chat().ifPresent(grants::add);
    video().ifPresent(grants::add);
    sync().ifPresent(grants::add);
    taskRouter().ifPresent(grants::add);
    custom(grants);
    return grants;
  }

  private Optional<Grant> voice() {
    String application = "voice.outgoing.application.sid";
    String params = "voice.outgoing.params";
    if (!anyOf(
        "voice.incoming.allow",
        application,
        params,
        "voice.push.credential.sid",
        "voice.endpoint.id")) {
      return Optional.empty();
    }
    VoiceGrant grant = new VoiceGrant();
    if (source.flag(profile + "voice.incoming.allow", false)) {
      grant = grant.incoming();
    }
    Map<String, Object> parsed = source.read(profile + params, GrantReader::json).orElse(Map.of());
    grant = set(grant, application, (voice, sid) -> voice.outgoing(sid, parsed));
    grant = set(grant, "voice.push.credential.sid", VoiceGrant::pushCredential);
    grant = set(grant, "voice.endpoint.id", VoiceGrant::endpoint);
    needs(application, params);
    return Optional.of(grant);
  }

  private Optional<Grant> chat() {
    String service = "chat.service.sid";
    needs(service, "chat.endpoint.id", "chat.deployment.role.sid", "chat.push.credential.sid");
    return start(service, ChatGrant::new)
        .map(grant -> set(grant, "chat.endpoint.id", ChatGrant::endpoint))
        .map(grant -> set(grant, "chat.deployment.role.sid", ChatGrant::deploymentRole))
        .map(grant -> set(grant, "chat.push.credential.sid", ChatGrant::pushCredential));
  }

  private Optional<Grant> video() {
    return start(
            "video.room", room -> room.equals("*") ? VideoGrant.everyRoom() : new VideoGrant(room))
        .map(grant -> grant);
  }

  private Optional<Grant> sync() {
    needs("sync.service.sid", "sync.endpoint.id");
    return start("sync.service.sid", SyncGrant::new)
        .map(grant -> set(grant, "sync.endpoint.id", SyncGrant::endpoint));
  }

  private Optional<Grant> taskRouter() {
    String workspace = "taskrouter.workspace.sid";
    needs(workspace, "taskrouter.worker.sid", "taskrouter.role");
    return start(workspace, TaskRouterGrant::new)
        .map(grant -> set(grant, "taskrouter.worker.sid", TaskRouterGrant::worker))
        .map(grant -> set(grant, "taskrouter.role", TaskRouterGrant::role));
  }

  /** The keys of custom grants are free, so these alone are found by listing names. */
  private void custom(List<Grant> grants) {
    String prefix = profile + "grant.";
    TreeSet<String> names = new TreeSet<>();
    source.names().forEach(names::add);
    for (String name : names) {
      if (name.startsWith(prefix)) {
        source
            .read(name, text -> new CustomGrant(name.substring(prefix.length()), json(text)))
            .ifPresent(grants::add);
      }
    }
  }

  private <G> Optional<G> start(String key, Function<String, G> make) {
    return source.read(profile + key, text -> make.apply(plain(text)));
  }

  /** The grant with one more value; as it was where the value is missing or refused. */
  private <G> G set(G grant, String key, BiFunction<G, String, G> wither) {
    return source.read(profile + key, text -> wither.apply(grant, plain(text))).orElse(grant);
  }

  /** Reports what is set without the value that it belongs to. */
  private void needs(String needed, String... others) {
    if (source.text(profile + needed).isPresent()) {
      return;
    }
    for (String other : others) {
      if (source.text(profile + other).isPresent()) {
        source.report(
            profile + other,
            Problem.GRANT_INCOMPLETE.because(
                "It needs %s; set that too, or remove this", Source.where(profile + needed)));
      }
    }
  }

  private boolean anyOf(String... keys) {
    for (String key : keys) {
      if (source.text(profile + key).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static String plain(String text) {
    Matcher placeholder = PLACEHOLDER.matcher(text);
    if (placeholder.find()) {
      throw Problem.TEMPLATE_NOT_POSSIBLE.because(
          "The value holds a placeholder, '%s'", placeholder.group());
    }
    return text;
  }

  private static Map<String, Object> json(String text) {
    try {
      return StrictJson.object(plain(text), DEEPEST, StrictJson::exactNumber);
    } catch (TokenRefusedException e) {
      throw e.problem() == Problem.REQUEST_MALFORMED
          ? Problem.SETTING_MALFORMED.because(
              "%s; it needs one JSON object, for example {\"team\": \"red\"}", e.detail())
          : e;
    } catch (NumberFormatException e) {
      throw Problem.SETTING_MALFORMED.because(
          "A number in the JSON has an exponent that is out of range");
    }
  }
}
