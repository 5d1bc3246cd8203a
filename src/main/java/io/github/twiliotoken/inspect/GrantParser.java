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

/** Parses one grant of a token into its type, and reports what is wrong with it. */
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

  /** Returns the grant; empty if something is wrong with it. */
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

  /** Parses a grant whose members Twilio does not document. */
  private Optional<Grant> opaque(Function<Map<String, Object>, Grant> make) {
    Map<String, Object> members = grant.all();
    return grant.build(() -> make.apply(members));
  }

  private Optional<Grant> voice() {
    Optional<Members> incoming = grant.object("incoming");
    boolean allow = incoming.filter(members -> members.flag("allow")).isPresent();
    incoming.ifPresent(grant::addErrorsOf);
    Optional<Members> outgoing = grant.object("outgoing");
    Optional<VoiceGrant.Outgoing> to = outgoing.flatMap(this::outgoing);
    outgoing.ifPresent(grant::addErrorsOf);
    Optional<String> push = grant.sid("push_credential_sid", "CR");
    Optional<String> endpoint = grant.text("endpoint_id");
    Optional<VoiceGrant> voice = grant.build(() -> new VoiceGrant(allow, to, push, endpoint));
    voice
        .filter(made -> !made.incomingAllow() && made.outgoing().isEmpty())
        .ifPresent(
            made ->
                report.add(
                    FindingType.WARNING,
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
    Object params = outgoing.value("params");
    Optional<Map<String, Object>> object = JsonTree.object(params);
    if (params != null && object.isEmpty()) {
      report.add(
          FindingType.WARNING,
          "Give an object; what it holds comes with each call.",
          "grants.voice.outgoing.params is no object");
    }
    return outgoing.build(
        () -> new VoiceGrant.Outgoing(application.orElseThrow(), object.orElse(Map.of())));
  }

  private Optional<Grant> chat() {
    Optional<String> service =
        grant.requiredSid("service_sid", "IS", FindingType.NO_SERVICE, SERVICE);
    Optional<String> endpoint = grant.text("endpoint_id");
    Optional<String> role = grant.sid("deployment_role_sid", "RL");
    Optional<String> push = grant.sid("push_credential_sid", "CR");
    return grant.build(() -> new ChatGrant(service.orElseThrow(), endpoint, role, push));
  }

  private Optional<Grant> sync() {
    Optional<String> service =
        grant.requiredSid("service_sid", "IS", FindingType.NO_SERVICE, SERVICE);
    Optional<String> endpoint = grant.text("endpoint_id");
    return grant.build(() -> new SyncGrant(service.orElseThrow(), endpoint));
  }

  private Optional<Grant> taskRouter() {
    Optional<String> workspace =
        grant.requiredSid("workspace_sid", "WS", FindingType.GRANTS, "Name the workspace.");
    Optional<String> worker = grant.sid("worker_sid", "WK");
    Optional<String> role = grant.text("role");
    return grant.build(() -> new TaskRouterGrant(workspace.orElseThrow(), worker, role));
  }

  private Optional<Grant> video() {
    if (!grant.has("room")) {
      report.add(
          FindingType.WARNING,
          "Name the room.",
          "grants.video names no room, so it opens every one");
      return grant.build(VideoGrant::everyRoom);
    }
    Object value = grant.value("room");
    String room = value instanceof String text ? text : "";
    if (room.isBlank()) {
      grant.error(FindingType.ROOM, "Name the room.", "room", "is no name");
    } else if (room.length() > VideoGrant.LONGEST_ROOM) {
      grant.error(
          FindingType.ROOM_TOO_LONG,
          "Use a shorter name, or the room's SID.",
          "room",
          "has more than " + VideoGrant.LONGEST_ROOM + " characters");
    } else if (!Text.isWellFormed(room)) {
      grant.error(
          FindingType.ROOM_CHARACTERS,
          "Use whole characters.",
          "room",
          "holds half a surrogate pair, which UTF-8 cannot carry");
    } else if (room.equals("*")) {
      report.add(
          FindingType.WARNING,
          "Leave room out for every room.",
          "grants.video.room is '*', which is a room of that name and not every room");
    }
    return grant.build(() -> new VideoGrant(room));
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
