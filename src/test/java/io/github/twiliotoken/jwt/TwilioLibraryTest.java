package io.github.twiliotoken.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.PlaybackGrant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.TaskRouterGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.value.Identity;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Twilio's own library judges our claims, an independent one our signature. */
class TwilioLibraryTest {
  /** Where we differ on purpose, and why. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of("jti", "Twilio's is computed in float and repeats for about two minutes");

  private static final String ACCOUNT = "AC" + "1".repeat(32);
  private static final String KEY = "SK" + "2".repeat(32);
  private static final String SECRET = "a secret".replace(' ', '-') + "0".repeat(24);
  private static final TtlPolicy WIDEST =
      new TtlPolicy(Ttl.parse("PT15M"), Ttl.SHORTEST, Ttl.LONGEST, TtlPolicy.Excess.REJECT);

  /** One grant, as we and as Twilio make it. */
  private record Pair(Grant ours, com.twilio.jwt.accesstoken.Grant theirs) {}

  /** One request. */
  record Case(String identity, List<Pair> grants, int ttl, Optional<String> region) {}

  @Property(tries = 2000)
  void makesTheClaimsOfTwiliosLibrary(@ForAll("cases") Case request) throws Exception {
    Instant now = Instant.EPOCH;
    String theirs = "";
    JsonObject expected = JsonObject.EMPTY_JSON_OBJECT;
    // their expiry is taken from the system's clock: again, if a second has just begun
    do {
      now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      theirs = theirs(request, now);
      expected = json(theirs, 1);
    } while (expected.getInt("exp") != now.getEpochSecond() + request.ttl);
    AccessToken ours = ours(request, now);

    assertEquals(without(expected), without(json(ours.jwt(), 1)));
    assertEquals(json(theirs, 0), json(ours.jwt(), 0));
    assertTrue(ours.id().startsWith(KEY + "-"), ours.id());
    SignedJWT parsed = SignedJWT.parse(ours.jwt());
    assertTrue(parsed.verify(new MACVerifier(SECRET)), "the signature is the key's");
    assertFalse(parsed.verify(new MACVerifier(SECRET + "x")), "the signature is another key's");
  }

  @Example
  void us1IsNotNamedThoughTwiliosLibraryDoes() {
    // TWILIO.md, section 1: twr is absent for US1; their builder writes whatever it is given
    Case request =
        new Case(
            "alice",
            List.of(new Pair(VideoGrant.everyRoom(), new com.twilio.jwt.accesstoken.VideoGrant())),
            60,
            Optional.of("us1"));
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    assertEquals("us1", json(theirs(request, now), 0).getString("twr"));
    assertFalse(json(ours(request, now).jwt(), 0).containsKey("twr"));
  }

  @Example
  void takesIdentitiesBeyondTheBasicPlaneAndOfFullLength() {
    for (String identity : List.of("\ud83d\ude00", "\u4e16".repeat(256), "\u2028\"\\/\u0000")) {
      Case request =
          new Case(
              identity,
              List.of(
                  new Pair(
                      new SyncGrant("IS" + "3".repeat(32)),
                      new com.twilio.jwt.accesstoken.SyncGrant()
                          .setServiceSid("IS" + "3".repeat(32)))),
              180,
              Optional.empty());
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      JsonObject expected = json(theirs(request, now), 1).getJsonObject("grants");
      assertEquals(expected, json(ours(request, now).jwt(), 1).getJsonObject("grants"));
      assertEquals(identity, expected.getString("identity"));
    }
  }

  private static String theirs(Case request, Instant now) {
    var builder =
        new com.twilio.jwt.accesstoken.AccessToken.Builder(
                ACCOUNT, KEY, SECRET.getBytes(StandardCharsets.UTF_8))
            .identity(request.identity)
            .nbf(Date.from(now))
            .ttl(request.ttl);
    request.region.ifPresent(builder::region);
    request.grants.forEach(pair -> builder.grant(pair.theirs));
    return builder.build().toJwt();
  }

  private static AccessToken ours(Case request, Instant now) {
    var credentials = new Credentials(ACCOUNT, KEY, request.region, new ApiSecret(SECRET));
    var issuer =
        new Hs256TokenIssuer(credentials, WIDEST).withClock(Clock.fixed(now, ZoneOffset.UTC));
    return issuer.issue(
        new TokenRequest(
            new Identity(request.identity),
            Optional.of(Duration.ofSeconds(request.ttl)),
            request.grants.stream().map(Pair::ours).toList(),
            TtlRange.ANY));
  }

  private static Map<String, Object> without(JsonObject claims) {
    Map<String, Object> rest = new LinkedHashMap<>(claims);
    rest.keySet().removeAll(EXCEPTIONS.keySet());
    return rest;
  }

  private static JsonObject json(String jwt, int segment) {
    byte[] json = Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[segment]);
    return Json.createReader(new StringReader(new String(json, StandardCharsets.UTF_8)))
        .readObject();
  }

  @Provide
  Arbitrary<Case> cases() {
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
            .map(TwilioLibraryTest::present)
            .filter(list -> !list.isEmpty())
            .filter(TwilioLibraryTest::isOfDifferentProducts);
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
