package io.github.twiliotoken.keys;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.twilio.Fault;
import io.github.twiliotoken.twilio.KeyResources.Held;
import io.github.twiliotoken.twilio.TwilioStandIn;
import io.github.twiliotoken.value.ApiLogin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Twilio's API for keys, and what an application may ask of it. */
class ApiKeysTest extends ApiFixture {
  @Test
  void makesFindsRenamesAndDeletes() {
    CreatedKey made = keys.create("Zoë & friends = 100 %");
    Held key = twilio.keys().get(made.keySid()).orElseThrow();

    assertEquals(key.secret(), made.revealSecret());
    assertEquals("Zoë & friends = 100 %", key.name());
    assertEquals(
        Optional.of(new ApiKey(key.sid(), key.name(), Optional.of(twilio.now()))),
        keys.get(key.sid()));
    assertEquals("other", keys.rename(key.sid(), "other").friendlyName());
    assertEquals("other", twilio.keys().get(key.sid()).orElseThrow().name());

    keys.delete(key.sid());
    assertEquals(List.of(), twilio.keys().all());
    assertEquals(Optional.empty(), keys.get(key.sid()));

    keys.delete(key.sid());
  }

  @Test
  void fetchesAPageWhenItIsNeeded() {
    List<String> sids = new ArrayList<>();
    for (int i = 0; i < 2400; i++) {
      sids.add(twilio.keys().make("key " + i, twilio.now()).sid());
    }

    Iterator<ApiKey> listed = keys.list().iterator();

    assertEquals(0, twilio.requests().size());
    assertEquals(sids.get(0), listed.next().sid());
    assertEquals(1, twilio.requests().size());
    assertEquals(sids, keys.list().map(ApiKey::sid).toList());
    assertEquals(4, twilio.requests().size());
  }

  @Test
  void anEmptyAccountHasNoKeys() {
    assertEquals(0, keys.list().count());
  }

  /** The login goes to no other host, and a list ends. */
  @ParameterizedTest
  @EnumSource(names = {"FOREIGN_PAGE", "ENDLESS_PAGE"})
  void aLinkToAnotherHostOrBackIsRefused(Fault fault) {
    twilio.next("GET", fault);
    var failure = assertThrows(TwilioApiException.class, () -> keys.list().count());

    assertEquals(
        "Twilio's link to the next page leads to another host, or back", failure.getMessage());
    assertEquals(1, twilio.requests().size());
  }

  @Test
  void aStandardKeyMayNotManageKeys() {
    Held key = twilio.keys().make("one", twilio.now());
    try (ApiKeys own = keys(ApiLogin.key(key.sid(), key.secret()))) {
      var failure = assertThrows(TwilioApiException.class, () -> own.create("two"));

      assertEquals(401, failure.status());
      assertEquals(20003, failure.code());
      assertEquals(List.of(), waited);
    }
    try (ApiKeys main = keys(ApiLogin.key(TwilioStandIn.MAIN_KEY, TwilioStandIn.MAIN_SECRET))) {
      assertEquals(1, main.list().count());
    }
  }

  @Test
  void aNewKeyIsVerifiedOnceTwilioKnowsIt() {
    CreatedKey made = keys.create("one");
    twilio.next("GET", Fault.UNKNOWN_LOGIN, Fault.UNKNOWN_LOGIN);
    keys.api().verify(made, Duration.ZERO);

    assertEquals(2, waited.size());

    waited.clear();
    Held key = twilio.keys().get(made.keySid()).orElseThrow();
    twilio.keys().delete(key.sid());

    assertThrows(TwilioApiException.class, () -> keys.api().verify(made, Duration.ZERO));
    assertEquals(Backoff.MAX_ATTEMPTS_WITH_NEW_KEY - 1, waited.size());

    Duration all = waited.stream().reduce(Duration.ZERO, Duration::plus);
    assertEquals(Duration.ofSeconds(319).plusMillis(500), all, "some five minutes");
  }

  @Test
  void nothingIsSentOnceTheyAreClosed() {
    ApiKeys closed = keys(ApiLogin.key(TwilioStandIn.MAIN_KEY, TwilioStandIn.MAIN_SECRET));
    closed.close();

    var refused = assertThrows(IllegalStateException.class, () -> closed.create("one"));

    assertTrue(String.valueOf(refused.getMessage()).contains("are closed"), refused.toString());
    assertEquals(List.of(), twilio.requests());
  }

  @Test
  void aNewKeyIsVerifiedAgainAfterTheSoak() {
    CreatedKey made = keys.create("one");
    keys.api().verify(made, Duration.ofMinutes(10));
    assertEquals(List.of(Duration.ofMinutes(10)), waited);

    List<String> requests = twilio.requests();
    assertEquals(2, requests.stream().filter(line -> line.contains("/Applications")).count());
  }

  @Test
  void aKeyInUseIsNotDeleted() {
    Held key = twilio.keys().make("one", twilio.now());
    ApiKeys sparing = keys.sparing(() -> Set.of(key.sid()));
    refuses(Problem.KEY_IN_USE, () -> sparing.delete(key.sid()));

    try (ApiKeys main = keys(ApiLogin.key(TwilioStandIn.MAIN_KEY, TwilioStandIn.MAIN_SECRET))) {
      refuses(Problem.KEY_IN_USE, () -> main.delete(TwilioStandIn.MAIN_KEY));
    }

    assertEquals(1, twilio.keys().all().size());
  }

  @Test
  void twiliosClockIsTheDateOfItsAnswer() {
    assertEquals(twilio.now(), keys.api().time());
  }

  @Test
  void aNameHas1To64Characters() {
    keys.create("x".repeat(64));

    for (String wrong : List.of("", " ", "x".repeat(65))) {
      assertThrows(IllegalArgumentException.class, () -> keys.create(wrong));
    }
    assertEquals(1, twilio.keys().made());
  }
}
