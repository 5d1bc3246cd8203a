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

/**
 * Makes the grants of one profile; each value goes through the grant's own check.
 *
 * <p>The factory runs twice on the same keys. At deployment it makes grants from the configured
 * values, with samples in the place of placeholders, so that a mistake stops the deployment. For
 * each request it makes them from the values that are filled for the caller. One list of keys for
 * both: what was checked at deployment is what is granted later.
 */
public final class GrantFactory {
  /** What the key of a custom grant begins with, within its profile. */
  public static final String CUSTOM = "grant.";

  private final GrantValues values;

  /** Creates a factory for the grants of one profile. */
  public GrantFactory(GrantValues values) {
    this.values = values;
  }

  /** Returns the grants that have values, Twilio's own first, then the custom ones by key. */
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
        with(
            grant,
            "voice.outgoing.application.sid",
            (voice, application) -> voice.outgoing(application, params));
    grant = with(grant, "voice.push.credential.sid", VoiceGrant::pushCredential);
    return Optional.of(with(grant, "voice.endpoint.id", VoiceGrant::endpoint));
  }

  private Optional<Grant> chat() {
    return values
        .text("chat.service.sid", ChatGrant::new)
        .map(grant -> with(grant, "chat.endpoint.id", ChatGrant::endpoint))
        .map(grant -> with(grant, "chat.deployment.role.sid", ChatGrant::deploymentRole))
        .map(grant -> with(grant, "chat.push.credential.sid", ChatGrant::pushCredential));
  }

  private Optional<Grant> video() {
    return values.text(
        "video.room", room -> room.equals("*") ? VideoGrant.everyRoom() : new VideoGrant(room));
  }

  private Optional<Grant> sync() {
    return values
        .text("sync.service.sid", SyncGrant::new)
        .map(grant -> with(grant, "sync.endpoint.id", SyncGrant::endpoint));
  }

  private Optional<Grant> taskRouter() {
    return values
        .text("taskrouter.workspace.sid", TaskRouterGrant::new)
        .map(grant -> with(grant, "taskrouter.worker.sid", TaskRouterGrant::worker))
        .map(grant -> with(grant, "taskrouter.role", TaskRouterGrant::role));
  }

  /** Returns the grant with one more value; unchanged if the value is not set or was refused. */
  private <G> G with(G grant, String key, BiFunction<G, String, G> setter) {
    return values.text(key, text -> setter.apply(grant, text)).orElse(grant);
  }
}
