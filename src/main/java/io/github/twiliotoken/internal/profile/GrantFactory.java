package io.github.twiliotoken.internal.profile;

import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.TaskRouterGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Makes the grants of one profile; each value goes through the grant's own check. */
public final class GrantFactory {
  public static final String CUSTOM = "grant.";

  private final GrantValues values;

  public GrantFactory(GrantValues values) {
    this.values = values;
  }

  public List<Grant> make() {
    List<Grant> grants = new ArrayList<>();
    voice().ifPresent(grants::add);
    chat().ifPresent(grants::add);
    video().ifPresent(grants::add);
    sync().ifPresent(grants::add);
    taskRouter().ifPresent(grants::add);
    for (String key : values.custom()) {
      values.json(CUSTOM + key, json -> new CustomGrant(key, json)).ifPresent(grants::add);
    }
    return List.copyOf(grants);
  }

  private Optional<Grant> voice() {
    if (!values.voice()) {
      return Optional.empty();
    }
    VoiceGrant grant = values.incoming() ? new VoiceGrant().incoming() : new VoiceGrant();
    Map<String, Object> params =
        values.json("voice.outgoing.params", json -> json).orElse(Map.of());
    grant =
        set(
            grant,
            "voice.outgoing.application.sid",
            (voice, application) -> voice.outgoing(application, params));
    grant = set(grant, "voice.push.credential.sid", VoiceGrant::pushCredential);
    return Optional.of(set(grant, "voice.endpoint.id", VoiceGrant::endpoint));
  }

  private Optional<Grant> chat() {
    return values
        .text("chat.service.sid", ChatGrant::new)
        .map(grant -> set(grant, "chat.endpoint.id", ChatGrant::endpoint))
        .map(grant -> set(grant, "chat.deployment.role.sid", ChatGrant::deploymentRole))
        .map(grant -> set(grant, "chat.push.credential.sid", ChatGrant::pushCredential));
  }

  private Optional<Grant> video() {
    return values.text(
        "video.room", room -> room.equals("*") ? VideoGrant.everyRoom() : new VideoGrant(room));
  }

  private Optional<Grant> sync() {
    return values
        .text("sync.service.sid", SyncGrant::new)
        .map(grant -> set(grant, "sync.endpoint.id", SyncGrant::endpoint));
  }

  private Optional<Grant> taskRouter() {
    return values
        .text("taskrouter.workspace.sid", TaskRouterGrant::new)
        .map(grant -> set(grant, "taskrouter.worker.sid", TaskRouterGrant::worker))
        .map(grant -> set(grant, "taskrouter.role", TaskRouterGrant::role));
  }

  /** The grant with one more value; as it was where the value is missing or refused. */
  private <G> G set(G grant, String key, BiFunction<G, String, G> wither) {
    return values.text(key, text -> wither.apply(grant, text)).orElse(grant);
  }
}
