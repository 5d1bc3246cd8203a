package io.github.twiliotoken.grant;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Identity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each grant becomes, and what it refuses. */
class GrantTest {
  private static final String HEX = "0123456789abcdef0123456789abcdef";

  @Test
  void whatWasNotAskedForIsAbsent() {
    assertEquals(Map.of(), new VoiceGrant().payload());
    assertEquals(Map.of(), VideoGrant.everyRoom().payload());
    assertEquals(Map.of("service_sid", "IS" + HEX), new ChatGrant("IS" + HEX).payload());
    assertEquals(Map.of("service_sid", "IS" + HEX), new SyncGrant("IS" + HEX).payload());
    assertEquals(Map.of("workspace_sid", "WS" + HEX), new TaskRouterGrant("WS" + HEX).payload());
  }

  @Test
  void everyMemberHasTwiliosNameAndPlace() {
    assertEquals(
        "{incoming={allow=true}, outgoing={application_sid=AP"
            + HEX
            + ", params={a=1}},"
            + " push_credential_sid=CR"
            + HEX
            + ", endpoint_id=phone}",
        new VoiceGrant()
            .endpoint("phone")
            .pushCredential("CR" + HEX)
            .outgoing("AP" + HEX, Map.of("a", 1))
            .incoming()
            .payload()
            .toString());
    assertEquals(
        "{service_sid=IS"
            + HEX
            + ", endpoint_id=web, deployment_role_sid=RL"
            + HEX
            + ", push_credential_sid=CR"
            + HEX
            + "}",
        new ChatGrant("IS" + HEX)
            .pushCredential("CR" + HEX)
            .deploymentRole("RL" + HEX)
            .endpoint("web")
            .payload()
            .toString());
    assertEquals(
        "{service_sid=IS" + HEX + ", endpoint_id=web}",
        new SyncGrant("IS" + HEX).endpoint("web").payload().toString());
    assertEquals(
        "{workspace_sid=WS" + HEX + ", worker_sid=WK" + HEX + ", role=worker}",
        new TaskRouterGrant("WS" + HEX).role("worker").worker("WK" + HEX).payload().toString());
    assertEquals("{room=standup}", new VideoGrant("standup").payload().toString());
  }

  @Test
  void takesNoIdentifierOfAnotherKind() {
    refuses(Problem.SID_MALFORMED, () -> new VoiceGrant().outgoing("AC" + HEX));
    refuses(Problem.SID_MALFORMED, () -> new VoiceGrant().pushCredential("AP" + HEX));
    refuses(Problem.SID_MALFORMED, () -> new ChatGrant("KS" + HEX));
    refuses(Problem.SID_MALFORMED, () -> new ChatGrant("IS" + HEX).deploymentRole("IS" + HEX));
    refuses(Problem.SID_MALFORMED, () -> new ChatGrant("IS" + HEX).pushCredential("IS" + HEX));
    refuses(Problem.SID_MALFORMED, () -> new SyncGrant("default"));
    refuses(Problem.SID_MALFORMED, () -> new TaskRouterGrant("WK" + HEX));
    refuses(Problem.SID_MALFORMED, () -> new TaskRouterGrant("WS" + HEX).worker("WS" + HEX));
  }

  @Test
  void takesNoBlankAndNoBrokenText() {
    for (String text : new String[] {"", " ", "\ud83d"}) {
      refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new VideoGrant(text));
      refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new VoiceGrant().endpoint(text));
      refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new ChatGrant("IS" + HEX).endpoint(text));
      refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new SyncGrant("IS" + HEX).endpoint(text));
      refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new TaskRouterGrant("WS" + HEX).role(text));
    }
  }

  @Test
  void everyRoomIsSaidAloud() {
    refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new VideoGrant("*"));
    assertEquals("**", new VideoGrant("**").room().orElse(""));
  }

  @Test
  void aCustomGrantShadowsNoOther() {
    assertEquals("rtc", new CustomGrant("rtc", Map.of()).key());
    for (String taken :
        List.of(
            "", " ", "identity", "voice", "chat", "video", "data_sync", "task_router", "player")) {
      refuses(Problem.GRANT_KEY_TAKEN, () -> new CustomGrant(taken, Map.of()));
    }
  }

  @Test
  void keepsItsOwnCopyInOrder() {
    Map<String, Object> mine = new LinkedHashMap<>();
    List<Object> list = new ArrayList<>(List.of(1));
    mine.put("z", list);
    mine.put("a", new BigDecimal("0.10"));
    CustomGrant grant = new CustomGrant("rtc", mine);
    list.add(2);
    mine.clear();
    assertEquals("{z=[1], a=0.10}", grant.payload().toString());
    assertThrows(UnsupportedOperationException.class, () -> grant.payload().clear());
    assertThrows(
        UnsupportedOperationException.class,
        () -> ((List<?>) List.copyOf(grant.payload().values()).get(0)).clear());
  }

  @Test
  @SuppressWarnings("NullAway") // what it must refuse
  void takesOnlyWhatJsonCarriesExactly() {
    Map<String, Object> holdsNull = new HashMap<>();
    holdsNull.put("a", null);
    refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new CustomGrant("rtc", holdsNull));
    for (Object wrong : List.of(0.1, 1f, new Object(), 'c', "\ud83d", Map.of(1, 2))) {
      refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new CustomGrant("rtc", Map.of("a", wrong)));
    }
    Map<String, Object> circle = new HashMap<>();
    circle.put("a", circle);
    refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new CustomGrant("rtc", circle));
  }

  @Test
  @SuppressWarnings("NullAway") // as Twilio's API hands it out
  void passesThePlaybackObjectOnAsItIs() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("requestCredentials", null);
    object.put("playbackUrl", "https://playback.test");
    object.put("list", Collections.singletonList(null));
    assertEquals(object, new PlaybackGrant(object).payload());
    refuses(Problem.GRANT_INCOMPLETE, () -> new PlaybackGrant(Map.of()));
  }

  @Test
  void voiceTakesItsAlphabetUpTo121Characters() {
    Grant voice = new VoiceGrant();
    voice.admit(new Identity("aZ_9".repeat(30) + "x"));
    refuses(
        Problem.IDENTITY_NOT_POSSIBLE, () -> voice.admit(new Identity("aZ_9".repeat(30) + "xx")));
    for (String wrong : List.of("a@b", "a-b", "a:b", "a b", "\u00e9", "a\n")) {
      refuses(Problem.IDENTITY_NOT_POSSIBLE, () -> voice.admit(new Identity(wrong)));
    }
  }

  @Test
  void conversationsTakesNoReservedCharacter() {
    Grant chat = new ChatGrant("IS" + HEX);
    chat.admit(new Identity("\u00e9-_.~ \"<>|".repeat(25)));
    for (char reserved : "!*'();:@&=+$,/?%#[]".toCharArray()) {
      refuses(Problem.IDENTITY_NOT_POSSIBLE, () -> chat.admit(new Identity("a" + reserved)));
    }
  }

  @Test
  void videoTakes128Characters() {
    Grant video = VideoGrant.everyRoom();
    video.admit(new Identity("@".repeat(128)));
    refuses(Problem.IDENTITY_NOT_POSSIBLE, () -> video.admit(new Identity("@".repeat(129))));
  }

  @Test
  void syncTakes256Characters() {
    new SyncGrant("IS" + HEX).admit(new Identity("@".repeat(256)));
  }
}
