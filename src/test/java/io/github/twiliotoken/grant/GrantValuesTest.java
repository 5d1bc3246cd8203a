package io.github.twiliotoken.grant;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Identity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which values and identities each grant takes. */
class GrantValuesTest {
  private static final String HEX = "0123456789abcdef0123456789abcdef";

  @Nested
  class Values {
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
    void refusesNamesThatUtf8CannotCarry() {
      refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new CustomGrant("\ud83d", Map.of()));
      refuses(
          Problem.GRANT_VALUE_NOT_POSSIBLE,
          () -> new CustomGrant("rtc", Map.of("a", List.of(Map.of("\ud83d", 1)))));
    }

    @Test
    void aRoomHasAtMost128Characters() {
      new VideoGrant("a".repeat(128));
      var refused =
          refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new VideoGrant("a".repeat(129)));

      assertEquals("The video.room has 129 characters; Twilio takes 128 at most", refused.detail());
    }

    @Test
    void aStarIsNotEveryRoom() {
      refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new VideoGrant("*"));
      assertEquals("**", new VideoGrant("**").room().orElse(""));
    }

    @Test
    void aCustomGrantShadowsNoOther() {
      assertEquals("rtc", new CustomGrant("rtc", Map.of()).key());
      for (String taken :
          List.of(
              "",
              " ",
              "identity",
              "voice",
              "chat",
              "video",
              "data_sync",
              "task_router",
              "player")) {
        refuses(Problem.GRANT_KEY_TAKEN, () -> new CustomGrant(taken, Map.of()));
      }
    }
  }

  @Nested
  class Identities {
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
    void conversationsTakes256Characters() {
      new ChatGrant("IS" + HEX).admit(new Identity("a".repeat(256)));

      refuses(Problem.IDENTITY_NOT_POSSIBLE, () -> new Identity("a".repeat(257)));
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

    @Test
    void otherGrantsTakeEveryIdentity() {
      Identity any = new Identity("\u00e9 @:/".repeat(51));
      new TaskRouterGrant("WS" + HEX).admit(any);
      new CustomGrant("rtc", Map.of()).admit(any);
      new PlaybackGrant(Map.of("a", 1)).admit(any);
    }
  }
}
