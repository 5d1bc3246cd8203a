package io.github.twiliotoken.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What each grant becomes in a token. */
class GrantTest {
  private static final String HEX = "0123456789abcdef0123456789abcdef";

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
