package io.github.twiliotoken.internal.config;

import static io.github.twiliotoken.internal.config.ConfigFixture.HEX;
import static io.github.twiliotoken.internal.config.ConfigFixture.PROFILE;
import static io.github.twiliotoken.internal.config.ConfigFixture.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.TaskRouterGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grants of a profile, key by key. */
class GrantKeysTest {
  private static final String APPLICATION = PROFILE + "voice.outgoing.application.sid";
  private static final String PARAMS = PROFILE + "voice.outgoing.params";

  private static List<Grant> grants(ConfigFixture given) {
    return given.grants();
  }

  @Test
  void voiceIsReadWithAllItsMembers() {
    assertEquals(
        List.of(
            new VoiceGrant()
                .incoming()
                .outgoing("AP" + HEX, Map.of("team", "red", "size", 3L))
                .pushCredential("CR" + HEX)
                .endpoint("desk")),
        grants(
            ConfigFixture.injection()
                .with(PROFILE + "voice.incoming.allow", "true")
                .with(APPLICATION, "AP" + HEX)
                .with(PARAMS, "{\"team\": \"red\", \"size\": 3}")
                .with(PROFILE + "voice.push.credential.sid", "CR" + HEX)
                .with(PROFILE + "voice.endpoint.id", "desk")));
  }

  @Test
  void voiceAllowsOnlyWhatIsSet() {
    assertEquals(
        List.of(new VoiceGrant().incoming()),
        grants(ConfigFixture.injection().with(PROFILE + "voice.incoming.allow", "true")));
    assertEquals(
        List.of(new VoiceGrant().outgoing("AP" + HEX)),
        grants(ConfigFixture.injection().with(APPLICATION, "AP" + HEX)));
  }

  @Test
  void chatIsReadWithAllItsMembers() {
    assertEquals(
        List.of(
            new ChatGrant("IS" + HEX)
                .endpoint("desk")
                .deploymentRole("RL" + HEX)
                .pushCredential("CR" + HEX)),
        grants(
            ConfigFixture.injection()
                .with(PROFILE + "chat.service.sid", "IS" + HEX)
                .with(PROFILE + "chat.endpoint.id", "desk")
                .with(PROFILE + "chat.deployment.role.sid", "RL" + HEX)
                .with(PROFILE + "chat.push.credential.sid", "CR" + HEX)));
  }

  @Test
  void aStarIsEveryRoom() {
    assertEquals(
        List.of(VideoGrant.everyRoom()),
        grants(ConfigFixture.injection().with(PROFILE + "video.room", "*")));
  }

  @Test
  void syncAndTaskRouterAreReadWithAllTheirMembers() {
    assertEquals(
        List.of(
            new SyncGrant("IS" + HEX).endpoint("desk"),
            new TaskRouterGrant("WS" + HEX).worker("WK" + HEX).role("supervisor")),
        grants(
            ConfigFixture.injection()
                .with(PROFILE + "sync.service.sid", "IS" + HEX)
                .with(PROFILE + "sync.endpoint.id", "desk")
                .with(PROFILE + "taskrouter.workspace.sid", "WS" + HEX)
                .with(PROFILE + "taskrouter.worker.sid", "WK" + HEX)
                .with(PROFILE + "taskrouter.role", "supervisor")));
  }

  @ParameterizedTest
  @CsvSource({
    "voice.outgoing.application.sid, AP",
    "voice.push.credential.sid, CR",
    "chat.service.sid, IS",
    "chat.deployment.role.sid, RL",
    "chat.push.credential.sid, CR",
    "sync.service.sid, IS",
    "taskrouter.workspace.sid, WS",
    "taskrouter.worker.sid, WK"
  })
  void aSidOfAnotherKindIsReportedUnderItsKey(String key, String prefix) {
    ConfigFixture given =
        ConfigFixture.injection()
            .with(PROFILE + "chat.service.sid", "IS" + HEX)
            .with(PROFILE + "taskrouter.workspace.sid", "WS" + HEX)
            .with(PROFILE + key, "PN" + HEX);

    assertEquals(
        "TWT-040: "
            + at(PROFILE + key)
            + ": A text of 34 characters that does not start with '"
            + prefix
            + "' is not '"
            + prefix
            + "' and 32 hexadecimal digits. Copy it again from the Twilio Console.",
        given.problem());
  }

  @Test
  void incomingCallsAreAllowedOrNot() {
    assertEquals(
        "TWT-022: " + at(PROFILE + "voice.incoming.allow") + ": 'TRUE' is neither true nor false.",
        ConfigFixture.injection().with(PROFILE + "voice.incoming.allow", "TRUE").problem());
  }

  @ParameterizedTest
  @CsvSource({
    "voice.outgoing.params, voice.outgoing.application.sid, {}",
    "chat.endpoint.id, chat.service.sid, desk",
    "chat.deployment.role.sid, chat.service.sid, RL1",
    "chat.push.credential.sid, chat.service.sid, CR1",
    "sync.endpoint.id, sync.service.sid, desk",
    "taskrouter.worker.sid, taskrouter.workspace.sid, WK1",
    "taskrouter.role, taskrouter.workspace.sid, worker"
  })
  void aMemberWithoutWhatItBelongsToIsReported(String key, String needed, String value) {
    assertEquals(
        "TWT-041: "
            + at(PROFILE + key)
            + ": It needs "
            + at(PROFILE + needed)
            + "; set that too, or remove this.",
        ConfigFixture.video().with(PROFILE + key, value).problem());
  }

  private static final String ROOM_PATTERN = PROFILE + "param.room.pattern";

  private static ConfigFixture everyProduct() {
    return ConfigFixture.served()
        .with(APPLICATION, "AP" + HEX)
        .with(PROFILE + "chat.service.sid", "IS" + HEX)
        .with(PROFILE + "sync.service.sid", "IS" + HEX)
        .with(PROFILE + "taskrouter.workspace.sid", "WS" + HEX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"voice.endpoint.id", "chat.endpoint.id", "video.room", "sync.endpoint.id"})
  void aClaimOrAParameterMayFillWhatIsNoSid(String key) {
    assertEquals(List.of(), everyProduct().with(PROFILE + key, "a-{claim:team}").problems());
    assertEquals(
        List.of(),
        everyProduct()
            .with(PROFILE + key, "a-{param:room}")
            .with(ROOM_PATTERN, "[a-z]+")
            .problems());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "voice.outgoing.application.sid",
        "voice.push.credential.sid",
        "chat.service.sid",
        "chat.deployment.role.sid",
        "chat.push.credential.sid",
        "sync.service.sid",
        "taskrouter.workspace.sid",
        "taskrouter.worker.sid",
        "taskrouter.role"
      })
  void aParameterFillsNoSidAndNothingUnderTaskRouter(String key) {
    assertEquals(
        "TWT-027: "
            + at(PROFILE + key)
            + ": {param:room} stands in a SID or under taskrouter, which callers do not choose.",
        everyProduct().with(PROFILE + key, "{param:room}").with(ROOM_PATTERN, "[a-z]+").problem());
    assertEquals(List.of(), everyProduct().with(PROFILE + key, "{claim:team}").problems());
  }

  @Test
  void aSidThatIsFilledBeginsAsASidMust() {
    String key = PROFILE + "chat.service.sid";

    for (String right : List.of("{claim:x}", "I{claim:x}", "IS{claim:x}", "IS0{claim:x}")) {
      assertEquals(List.of(), everyProduct().with(key, right).problems());
    }

    String wrong = everyProduct().with(key, "PN{claim:x}").problem();

    assertTrue(
        wrong.startsWith("TWT-040: " + at(key) + ": A text of 11 characters that does not start"),
        wrong);
  }
}
