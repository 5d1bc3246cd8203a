package io.github.twiliotoken.jwt;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.jwt.IssuerFixture.CLOCK;
import static io.github.twiliotoken.jwt.IssuerFixture.CREDENTIALS;
import static io.github.twiliotoken.jwt.IssuerFixture.HEX;
import static io.github.twiliotoken.jwt.IssuerFixture.REQUEST;
import static io.github.twiliotoken.jwt.IssuerFixture.WIDEST;
import static io.github.twiliotoken.jwt.IssuerFixture.issuer;
import static io.github.twiliotoken.jwt.IssuerFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The ids of issued tokens: each is another, and anything else is refused. */
class IssuedIdsTest {
  private static String idOf(AccessToken token) {
    return token.id().substring(("SK" + HEX + "-").length());
  }

  private static String idGiven(String id) {
    return new Hs256TokenIssuer(CREDENTIALS, WIDEST)
        .withClock(CLOCK)
        .withTokenIds(() -> id)
        .issue(REQUEST)
        .id();
  }

  @Test
  void idsNeverRepeatAcrossThreadsAndIssuers() throws Exception {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    int threads = 8;
    int each = 20_000;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch together = new CountDownLatch(threads);
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        var issuer = new Hs256TokenIssuer(CREDENTIALS, TtlPolicy.STANDARD).withClock(CLOCK);
        running.add(
            pool.submit(
                () -> {
                  together.countDown();
                  together.await();
                  for (int i = 0; i < each; i++) {
                    ids.add(i % 100 == 0 ? idOf(issuer.issue(REQUEST)) : TokenIds.next());
                  }
                  return null;
                }));
      }
      for (Future<?> thread : running) {
        thread.get();
      }
    } finally {
      pool.shutdown();
    }

    assertEquals(threads * each, ids.size());
  }

  @Test
  void theJtiIsTheKeyAndTheId() {
    AccessToken token = issuer(WIDEST).issue(REQUEST);

    assertEquals("SK" + HEX + "-id", token.id());
    assertEquals(token.id(), json(token, 1).getString("jti"));
    assertEquals("SK" + HEX + "-!", idGiven("!"));
    assertEquals("SK" + HEX + "-~", idGiven("~"));
  }

  @Test
  void refusesWhatCannotBeAnId() {
    for (String wrong : List.of("", " ", "a b", "\u00e9", "x".repeat(129), "a\n")) {
      var issuer =
          new Hs256TokenIssuer(CREDENTIALS, WIDEST).withClock(CLOCK).withTokenIds(() -> wrong);
      refuses(Problem.TOKEN_ID_NOT_POSSIBLE, () -> issuer.issue(REQUEST));
    }

    var longest =
        new Hs256TokenIssuer(CREDENTIALS, WIDEST)
            .withClock(CLOCK)
            .withTokenIds(() -> "x".repeat(128));

    assertTrue(longest.issue(REQUEST).id().endsWith("-" + "x".repeat(128)));
  }

  @Test
  @SuppressWarnings("NullAway") // what it must refuse
  void refusesASourceThatGivesNone() {
    var issuer =
        new Hs256TokenIssuer(CREDENTIALS, WIDEST).withClock(CLOCK).withTokenIds(() -> null);

    refuses(Problem.TOKEN_ID_NOT_POSSIBLE, () -> issuer.issue(REQUEST));
  }

  @Test
  void aRefusedRequestUsesNoId() {
    List<String> used = new ArrayList<>();
    var issuer =
        new Hs256TokenIssuer(CREDENTIALS, TtlPolicy.STANDARD)
            .withClock(CLOCK)
            .withTokenIds(
                () -> {
                  used.add("id");
                  return "id";
                });

    refuses(Problem.TTL_OUT_OF_BOUNDS, () -> issuer.issue(REQUEST.withTtl(Duration.ofHours(2))));
    refuses(
        Problem.SESSION_TOO_SHORT,
        () -> issuer.issue(REQUEST, Optional.of(CLOCK.instant().minusSeconds(1))));
    assertEquals(List.of(), used);
  }
}
