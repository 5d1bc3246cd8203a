package io.github.twiliotoken.jwt;

import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.PlaybackGrant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.TaskRouterGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.value.TtlRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates requests, each grant once as this library makes it and once as Twilio's does. */
final class GrantPairs {
  /** A grant of this library, and the same grant of Twilio's. */
  record Pair(Grant ours, com.twilio.jwt.accesstoken.Grant theirs) {}

  /** A request to both libraries; {@code ttl} is in seconds. */
  record Case(String identity, List<Pair> grants, int ttl, Optional<String> region) {}

  private GrantPairs() {}

  /** Requests with a grant of each product or without, under an identity that all of them take. */
  static Arbitrary<Case> cases() {
    Arbitrary<List<Pair>> grants =
        Combinators.combine(
                maybe(voice()),
                maybe(chat()),
                maybe(video()),
                maybe(sync()),
                maybe(taskRouter()),
                maybe(player()),
                maybe(legacy()))
            .as(List::of)
            .map(GrantPairs::present)
            .filter(list -> !list.isEmpty())
            .filter(GrantPairs::isOfDifferentProducts);
    return grants.flatMap(
        list ->
            Combinators.combine(identity(list), lifetime(list), region(list))
                .as((identity, ttl, region) -> new Case(identity, list, ttl, region)));
  }

  /** Two of one product are what Twilio's library signs, and Twilio refuses. */
  private static boolean isOfDifferentProducts(List<Pair> pairs) {
    return pairs.stream().map(pair -> CustomGrant.currentKey(pair.ours.key())).distinct().count()
        == pairs.size();
  }

  /** Video knows keys of US1 only. */
  private static Arbitrary<Optional<String>> region(List<Pair> pairs) {
    return pairs.stream().anyMatch(pair -> pair.ours instanceof VideoGrant)
        ? Arbitraries.just(Optional.empty())
        : Arbitraries.of("ie1", "au1", "br1").optional();
  }

  private static List<Pair> present(List<Optional<Pair>> pairs) {
    List<Pair> present = new ArrayList<>();
    pairs.forEach(pair -> pair.ifPresent(present::add));
    return present;
  }

  /** Between the highest floor and the lowest ceiling of the grants. */
  private static Arbitrary<Integer> lifetime(List<Pair> grants) {
    TtlRange range =
        grants.stream().map(pair -> pair.ours.lifetimes()).reduce(TtlRange.ANY, TtlRange::and);
    return Arbitraries.integers().between((int) range.min().seconds(), (int) range.max().seconds());
  }

  /** What the strictest product in the request takes. */
  private static Arbitrary<String> identity(List<Pair> grants) {
    List<String> keys = grants.stream().map(pair -> pair.ours.key()).toList();
    if (keys.contains("voice")) {
      return Arbitraries.strings().alpha().numeric().withChars('_').ofMinLength(1).ofMaxLength(121);
    }
    if (keys.contains("chat")) {
      return Arbitraries.strings()
          .alpha()
          .withChars("-. \"\\\u00e9\u4e16\u0001")
          .ofMinLength(1)
          .ofMaxLength(128)
          .filter(text -> !text.isBlank());
    }
    return Arbitraries.strings()
        .ascii()
        .withCharRange('\u00a1', '\ud7ff')
        .ofMinLength(1)
        .ofMaxLength(128)
        .filter(text -> !text.isBlank());
  }

  private static Arbitrary<Optional<Pair>> maybe(Arbitrary<Pair> pair) {
    return pair.optional(0.5);
  }

  private static Arbitrary<Optional<String>> sid(String prefix) {
    return Arbitraries.strings()
        .withChars("0123456789abcdef")
        .ofLength(32)
        .map(hex -> prefix + hex)
        .optional(0.6);
  }

  private static Arbitrary<String> neededSid(String prefix) {
    return Arbitraries.strings()
        .withChars("0123456789abcdef")
        .ofLength(32)
        .map(hex -> prefix + hex);
  }

  private static Arbitrary<Optional<String>> name() {
    return Arbitraries.strings()
        .ascii()
        .withCharRange('\u00a1', '\ud7ff')
        .ofMinLength(1)
        .ofMaxLength(40)
        .filter(text -> !text.isBlank() && !text.equals("*"))
        .optional(0.6);
  }

  private static Arbitrary<Map<String, Object>> params() {
    Arbitrary<Object> value =
        Arbitraries.oneOf(
            Arbitraries.strings().ascii().ofMaxLength(9).map(text -> (Object) text),
            Arbitraries.integers().map(number -> (Object) number),
            Arbitraries.of(true, false).map(flag -> (Object) flag),
            Arbitraries.of(1, 2).list().ofMaxSize(3).map(list -> (Object) list),
            Arbitraries.of("x").map(text -> (Object) Map.of("nested", text)));
    return Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(5), value)
        .ofMaxSize(4);
  }

  private static Arbitrary<Pair> voice() {
    return Combinators.combine(Arbitraries.of(true, false), sid("AP"), params(), sid("CR"), name())
        .as(
            (incoming, application, params, push, endpoint) -> {
              VoiceGrant ours =
                  new VoiceGrant(
                      incoming,
                      application.map(sid -> new VoiceGrant.Outgoing(sid, params)),
                      push,
                      endpoint);
              var theirs = new com.twilio.jwt.accesstoken.VoiceGrant();
              if (incoming) {
                theirs.setIncomingAllow(true);
              }
              application.ifPresent(
                  sid -> {
                    if (params.isEmpty()) {
                      theirs.setOutgoingApplicationSid(sid);
                    } else {
                      theirs.setOutgoingApplication(sid, params);
                    }
                  });
              push.ifPresent(theirs::setPushCredentialSid);
              endpoint.ifPresent(theirs::setEndpointId);
              return new Pair(ours, theirs);
            });
  }

  private static Arbitrary<Pair> chat() {
    return Combinators.combine(neededSid("IS"), name(), sid("RL"), sid("CR"))
        .as(
            (service, endpoint, role, push) -> {
              var theirs = new com.twilio.jwt.accesstoken.ChatGrant().setServiceSid(service);
              endpoint.ifPresent(theirs::setEndpointId);
              role.ifPresent(theirs::setDeploymentRoleSid);
              push.ifPresent(theirs::setPushCredentialSid);
              return new Pair(new ChatGrant(service, endpoint, role, push), theirs);
            });
  }

  private static Arbitrary<Pair> video() {
    return name()
        .map(
            room -> {
              var theirs = new com.twilio.jwt.accesstoken.VideoGrant();
              room.ifPresent(theirs::setRoom);
              return new Pair(new VideoGrant(room), theirs);
            });
  }

  private static Arbitrary<Pair> sync() {
    return Combinators.combine(neededSid("IS"), name())
        .as(
            (service, endpoint) -> {
              var theirs = new com.twilio.jwt.accesstoken.SyncGrant().setServiceSid(service);
              endpoint.ifPresent(theirs::setEndpointId);
              return new Pair(new SyncGrant(service, endpoint), theirs);
            });
  }

  private static Arbitrary<Pair> taskRouter() {
    return Combinators.combine(neededSid("WS"), sid("WK"), name())
        .as(
            (workspace, worker, role) -> {
              var theirs =
                  new com.twilio.jwt.accesstoken.TaskRouterGrant().setWorkspaceSid(workspace);
              worker.ifPresent(theirs::setWorkerSid);
              role.ifPresent(theirs::setRole);
              return new Pair(new TaskRouterGrant(workspace, worker, role), theirs);
            });
  }

  private static Arbitrary<Pair> legacy() {
    return Combinators.combine(Arbitraries.of("ip_messaging", "rtc"), params())
        .as(
            (key, object) -> {
              var theirs =
                  new com.twilio.jwt.accesstoken.Grant() {
                    @Override
                    public String getGrantKey() {
                      return key;
                    }

                    @Override
                    public Object getPayload() {
                      return object;
                    }
                  };
              return new Pair(new CustomGrant(key, object), theirs);
            });
  }

  @SuppressWarnings("NullAway") // their object holds a null
  private static Arbitrary<Pair> player() {
    return params()
        .filter(object -> !object.isEmpty())
        .map(
            object -> {
              Map<String, Object> grant = new LinkedHashMap<>(object);
              grant.put("requestCredentials", null); // as Twilio's API hands it out
              return new Pair(
                  new PlaybackGrant(grant),
                  new com.twilio.jwt.accesstoken.PlaybackGrant().setGrant(grant));
            });
  }
}
