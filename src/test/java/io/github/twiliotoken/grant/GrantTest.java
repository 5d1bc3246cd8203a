package io.github.twiliotoken.grant;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Identity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What each grant becomes, and what it refuses. */
class GrantTest {
  private static final String HEX = "0123456789abcdef0123456789abcdef";

  private static Map<String, Object> nested(int levels) {
    Map<String, Object> map = Map.of("a", 1);
    for (int level = 1; level < levels; level++) {
      map = Map.of("a", map);
    }
    return map;
  }

  private static String lifetimes(Grant grant) {
    return grant.lifetimes().min().seconds() + ".." + grant.lifetimes().max().seconds();
  }

  @Nested
  class Members {
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
    void eachGrantHasTwiliosKey() {
      assertEquals(
          List.of("voice", "chat", "video", "data_sync", "task_router", "player", "ip_messaging"),
          List.of(
                  new VoiceGrant(),
                  new ChatGrant("IS" + HEX),
                  VideoGrant.everyRoom(),
                  new SyncGrant("IS" + HEX),
                  new TaskRouterGrant("WS" + HEX),
                  new PlaybackGrant(Map.of("a", 1)),
                  new CustomGrant("ip_messaging", Map.of()))
              .stream()
              .map(Grant::key)
              .toList());
    }

    @Test
    void parametersTravelInsideOutgoing() {
      assertEquals(
          Map.of("outgoing", Map.of("application_sid", "AP" + HEX)),
          new VoiceGrant().outgoing("AP" + HEX).payload());
      assertEquals(
          Map.of(
              "outgoing",
              Map.of("application_sid", "AP" + HEX, "params", Map.of("a", List.of(1, "", true)))),
          new VoiceGrant().outgoing("AP" + HEX, Map.of("a", List.of(1, "", true))).payload());
      assertEquals(
          Map.of("incoming", Map.of("allow", true)), new VoiceGrant().incoming().payload());
    }
  }

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
  class FreeObjects {
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
    void passesThePlaybackObjectOn() {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("requestCredentials", null);
      object.put("playbackUrl", "https://playback.test");
      object.put("list", Collections.singletonList(null));

      assertEquals(object, new PlaybackGrant(object).payload());
      refuses(Problem.GRANT_INCOMPLETE, () -> new PlaybackGrant(Map.of()));
    }

    @Test
    void keepsNullsOnlyForPlaybackAndNoFractions() {
      List<Object> holdsNull = Collections.singletonList(null);

      refuses(
          Problem.GRANT_VALUE_NOT_POSSIBLE,
          () -> new VoiceGrant().outgoing("AP" + HEX, Map.of("a", holdsNull)));
      refuses(
          Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new CustomGrant("rtc", Map.of("a", holdsNull)));
      for (Object fraction : List.of(0.5, 0.5f, Double.NaN)) {
        refuses(
            Problem.GRANT_VALUE_NOT_POSSIBLE,
            () -> new VoiceGrant().outgoing("AP" + HEX, Map.of("a", fraction)));
        refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new PlaybackGrant(Map.of("a", fraction)));
      }
    }

    @Test
    void takes16LevelsAndRefusesThe17th() {
      new CustomGrant("rtc", nested(16));

      refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new CustomGrant("rtc", nested(17)));

      new PlaybackGrant(nested(16));
      refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new PlaybackGrant(nested(17)));

      new VoiceGrant().outgoing("AP" + HEX, nested(16));

      refuses(
          Problem.GRANT_VALUE_NOT_POSSIBLE,
          () -> new VoiceGrant().outgoing("AP" + HEX, nested(17)));
    }

    @Test
    void keepsEveryExactNumber() {
      List<Object> exact =
          List.of(
              (byte) 1,
              (short) 1,
              1,
              Long.MAX_VALUE,
              new BigInteger("9223372036854775808"),
              new BigDecimal("0.10"));

      assertEquals(exact, new CustomGrant("rtc", Map.of("a", exact)).payload().get("a"));
    }

    @Test
    void aNumberHasAtMost100Digits() {
      for (String possible :
          new String[] {"1e99", "1e-99", "0." + "3".repeat(50), "9".repeat(100)}) {
        new CustomGrant("acme", Map.of("a", new BigDecimal(possible)));
      }
      new CustomGrant("acme", Map.of("a", BigInteger.TEN.pow(99)));

      for (String impossible : new String[] {"1e100", "1e-100", "1e1000000", "9".repeat(101)}) {
        refuses(
            Problem.GRANT_VALUE_NOT_POSSIBLE,
            () -> new PlaybackGrant(Map.of("a", List.of(new BigDecimal(impossible)))));
      }

      refuses(
          Problem.GRANT_VALUE_NOT_POSSIBLE,
          () -> new CustomGrant("acme", Map.of("a", BigInteger.TEN.pow(100))));
    }
  }

  @Nested
  class Copies {
    @Test
    void copyingChangesNoGrant() {
      VoiceGrant silent = new VoiceGrant();
      silent.incoming().endpoint("phone");

      assertEquals(Map.of(), silent.payload());

      ChatGrant chat = new ChatGrant("IS" + HEX);
      chat.endpoint("web");
      assertEquals(Map.of("service_sid", "IS" + HEX), chat.payload());
    }

    @Test
    void noPayloadCanBeChanged() {
      Map<String, Object> params = new HashMap<>(Map.of("a", 1));
      VoiceGrant voice = new VoiceGrant().outgoing("AP" + HEX, params);
      params.put("b", 2);

      assertEquals(Map.of("a", 1), voice.outgoing().orElseThrow().params());

      List<Map<?, ?>> all = new ArrayList<>();
      all.add(voice.outgoing().orElseThrow().params());
      for (Grant grant :
          List.of(
              voice.incoming(),
              new ChatGrant("IS" + HEX),
              new VideoGrant("standup"),
              new SyncGrant("IS" + HEX),
              new TaskRouterGrant("WS" + HEX),
              new PlaybackGrant(Map.of("a", new HashMap<>(Map.of("b", 1)))),
              new CustomGrant("rtc", Map.of("a", new HashMap<>(Map.of("b", 1)))))) {
        all.add(grant.payload());
        grant.payload().values().stream()
            .filter(Map.class::isInstance)
            .forEach(map -> all.add((Map<?, ?>) map));
      }

      assertEquals(12, all.size());
      for (Map<?, ?> map : all) {
        assertThrows(UnsupportedOperationException.class, map::clear);
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

  @Nested
  class Lifetimes {
    @Test
    void eachProductHasItsOwnRange() {
      assertEquals("60..86399", lifetimes(new VoiceGrant()));
      assertEquals("180..86400", lifetimes(new ChatGrant("IS" + HEX)));
      assertEquals("180..86400", lifetimes(new SyncGrant("IS" + HEX)));
      assertEquals("1..86400", lifetimes(VideoGrant.everyRoom()));
      assertEquals("1..86400", lifetimes(new TaskRouterGrant("WS" + HEX)));
      assertEquals("1..86400", lifetimes(new CustomGrant("rtc", Map.of())));
    }
  }
}
