package io.github.twiliotoken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.TaskRouterGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grants of a profile, each value under its own key. */
class GrantReaderTest {
  private static final String P = "twilio.token.profile.p.";
  private static final String HEX = Configured.HEX;

  private static Configured voice() {
    return Configured.account()
        .with("twilio.token.profiles", "p")
        .with(P + "voice.incoming.allow", "true");
  }

  @Test
  void readsEveryKeyOfEveryGrant() {
    var grants =
        voice()
            .with(P + "voice.outgoing.application.sid", "AP" + HEX)
            .with(P + "voice.outgoing.params", "{\"a\": 1, \"b\": [true, 0.10]}")
            .with(P + "voice.push.credential.sid", "CR" + HEX)
            .with(P + "voice.endpoint.id", "phone")
            .with(P + "chat.service.sid", "IS" + HEX)
            .with(P + "chat.endpoint.id", "web")
            .with(P + "chat.deployment.role.sid", "RL" + HEX)
            .with(P + "chat.push.credential.sid", "CR" + HEX)
            .with(P + "video.room", "standup")
            .with(P + "sync.service.sid", "IS" + HEX)
            .with(P + "sync.endpoint.id", "web")
            .with(P + "taskrouter.workspace.sid", "WS" + HEX)
            .with(P + "taskrouter.worker.sid", "WK" + HEX)
            .with(P + "taskrouter.role", "worker")
            .with(P + "grant.rtc", "{\"configuration_profile_sid\": \"x\"}")
            .p()
            .grants();
    assertEquals(
        List.of(
            new VoiceGrant()
                .incoming()
                .outgoing("AP" + HEX, Map.of("a", 1L, "b", List.of(true, new BigDecimal("0.10"))))
                .pushCredential("CR" + HEX)
                .endpoint("phone"),
            new ChatGrant("IS" + HEX)
                .endpoint("web")
                .deploymentRole("RL" + HEX)
                .pushCredential("CR" + HEX),
            new VideoGrant("standup"),
            new SyncGrant("IS" + HEX).endpoint("web"),
            new TaskRouterGrant("WS" + HEX).worker("WK" + HEX).role("worker"),
            new CustomGrant("rtc", Map.of("configuration_profile_sid", "x"))),
        grants);
  }

  @Test
  void everyRoomIsSaidAloud() {
    assertEquals(
        List.of(VideoGrant.everyRoom()),
        Configured.profile().with(P + "video.room", "*").p().grants());
  }

  @ParameterizedTest
  @CsvSource({
    "voice.incoming.allow, yes, TWT-022",
    "voice.outgoing.application.sid, AC0, TWT-040",
    "voice.outgoing.params, '{}', TWT-041",
    "voice.push.credential.sid, CR0, TWT-040",
    "chat.endpoint.id, web, TWT-041",
    "chat.service.sid, IS0, TWT-040",
    "sync.endpoint.id, web, TWT-041",
    "sync.service.sid, default, TWT-040",
    "taskrouter.role, worker, TWT-041",
    "taskrouter.workspace.sid, WS0, TWT-040",
    "grant.voice, '{}', TWT-042",
    "grant.rtc, '[]', TWT-022",
    "grant.rtc, '{\"a\":1,\"a\":2}', TWT-022",
    "grant.rtc, '{\"a\":\"{claim:x}\"}', TWT-027",
  })
  void refusesAWrongValueUnderItsKey(String key, String value, String code) {
    List<String> problems = voice().with(P + key, value).problems();
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(
        problems.get(0).startsWith(code + ": " + P + key + " (environment "), problems.get(0));
  }

  @Test
  void paramsWithoutAnApplicationAreRefused() {
    assertEquals(
        List.of(
            "TWT-041: "
                + P
                + "voice.outgoing.params (environment"
                + " TWILIO_TOKEN_PROFILE_P_VOICE_OUTGOING_PARAMS): It needs "
                + P
                + "voice.outgoing.application.sid (environment"
                + " TWILIO_TOKEN_PROFILE_P_VOICE_OUTGOING_APPLICATION_SID); set that too, or remove"
                + " this."),
        voice().with(P + "voice.outgoing.params", "{\"a\": 1}").problems());
  }
}
