package io.github.twiliotoken.inspect;

import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.PlaybackGrant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.TaskRouterGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.internal.text.JsonTree;
import io.github.twiliotoken.internal.text.Text;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One grant of a token, read into our own type. */
final class GrantParser {
  private static final String SERVICE = "Name the service, IS and 32 hexadecimal digits.";

  private final String key;
  private final Members grant;
  private final Report report;

  GrantParser(String key, Members grant, Report report) {
    this.key = key;
    this.grant = grant;
    this.report = report;
  }

  /** The grant, if nothing is wrong with it. */
  Optional<Grant> grant() {
    return switch (key) {
      case "voice" -> voice();
      case "chat" -> chat();
      case "video" -> video();
      case "data_sync" -> sync();
      case "task_router" -> taskRouter();
      case "player" -> player();
      default -> opaque(members -> new CustomGrant(key, members));
    };
  }

  /** A grant whose members are not ours to judge. */
  private Optional<Grant> opaque(Function<Map<String, Object>, Grant> make) {
    Map<String, Object> members = grant.all();
    return grant.made(() -> make.apply(members));
  }

  private Optional<Grant> voice() {
    Optional<Members> incoming = grant.object("incoming");
    boolean allow = incoming.filter(members -> members.flag("allow")).isPresent();
    incoming.ifPresent(grant::absorb);
    Optional<Members> outgoing = grant.object("outgoing");
    Optional<VoiceGrant.Outgoing> to = outgoing.flatMap(this::outgoing);
    outgoing.ifPresent(grant::absorb);
    Optional<String> push = grant.sid("push_credential_sid", "CR");
    Optional<String> endpoint = grant.text("endpoint_id");
    Optional<VoiceGrant> voice = grant.made(() -> new VoiceGrant(allow, to, push, endpoint));
    voice
        .filter(made -> !made.incomingAllow() && made.outgoing().isEmpty())
        .ifPresent(
            made ->
                report.add(
                    FindingType.UNWISE,
                    "Allow incoming calls, or name the application that handles outgoing ones.",
                    "grants.voice allows neither incoming nor outgoing calls"));
    return voice.map(made -> made);
  }

  private Optional<VoiceGrant.Outgoing> outgoing(Members outgoing) {
    Optional<String> application =
        outgoing.requiredSid(
            "application_sid",
            "AP",
            FindingType.GRANTS,
            "Name the application that handles calls.");
    Object params = outgoing.any("params");
    Optional<Map<String, Object>> object = JsonTree.object(params);
    if (params != null && object.isEmpty()) {
      report.add(
          FindingType.UNWISE,
          "Give an object; what it holds comes with each call.",
          "grants.voice.outgoing.params is no object");
    }
    return outgoing.made(
        () -> new VoiceGrant.Outgoing(application.orElseThrow(), object.orElse(Map.of())));
  }

  private Optional<Grant> chat() {
    Optional<String> service =
        grant.requiredSid("service_sid", "IS", FindingType.NO_SERVICE, SERVICE);
    Optional<String> endpoint = grant.text("endpoint_id");
    Optional<String> role = grant.sid("deployment_role_sid", "RL");
    Optional<String> push = grant.sid("push_credential_sid", "CR");
    return grant.made(() -> new ChatGrant(service.orElseThrow(), endpoint, role, push));
  }

  private Optional<Grant> sync() {
    Optional<String> service =
        grant.requiredSid("service_sid", "IS", FindingType.NO_SERVICE, SERVICE);
    Optional<String> endpoint = grant.text("endpoint_id");
    return grant.made(() -> new SyncGrant(service.orElseThrow(), endpoint));
  }

  private Optional<Grant> taskRouter() {
    Optional<String> workspace =
        grant.requiredSid("workspace_sid", "WS", FindingType.GRANTS, "Name the workspace.");
    Optional<String> worker = grant.sid("worker_sid", "WK");
    Optional<String> role = grant.text("role");
    return grant.made(() -> new TaskRouterGrant(workspace.orElseThrow(), worker, role));
  }

  private Optional<Grant> video() {
    if (!grant.has("room")) {
      report.add(
          FindingType.UNWISE,
          "Name the room.",
          "grants.video names no room, so it opens every one");
      return grant.made(VideoGrant::everyRoom);
    }
    Object value = grant.any("room");
    String room = value instanceof String text ? text : "";
    if (room.isBlank()) {
      grant.wrong(FindingType.ROOM, "Name the room.", "room", "is no name");
    } else if (room.length() > VideoGrant.LONGEST_ROOM) {
      grant.wrong(
          FindingType.ROOM_TOO_LONG,
          "Use a shorter name, or the room's SID.",
          "room",
          "has more than " + VideoGrant.LONGEST_ROOM + " characters");
    } else if (!Text.isWellFormed(room)) {
      grant.wrong(
          FindingType.ROOM_CHARACTERS,
          "Use whole characters.",
          "room",
          "holds half a surrogate pair, which UTF-8 cannot carry");
    } else if (room.equals("*")) {
      report.add(
          FindingType.UNWISE,
          "Leave room out for every room.",
          "grants.video.room is '*', which is a room of that name and not every room");
    }
    return grant.made(() -> new VideoGrant(room));
  }

  private Optional<Grant> player() {
    if (grant.all().isEmpty()) {
      report.add(
          FindingType.GRANTS,
          "Put in the whole object that Twilio's API gave.",
          "grants.player is empty");
    }
    return opaque(PlaybackGrant::new);
  }
}
