package io.github.twiliotoken.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.inspect.AnyGrants.Attempt;
import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.jwt.Hs256TokenIssuer;
import io.github.twiliotoken.value.Identity;
import io.github.twiliotoken.value.Region;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Whatever the issuer signs, the inspector finds valid; what it would not is refused before. */
class IssuedIsValidTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
  private static final TtlPolicy ANY =
      new TtlPolicy(Ttl.ofSeconds(3600), Ttl.SHORTEST, Ttl.LONGEST, TtlPolicy.Excess.REJECT);

  @Property(tries = 3000)
  void whatIsSignedIsValid(
      @ForAll("identities") String identity,
      @ForAll("grants") List<Attempt<Grant>> attempts,
      @ForAll("lifetimes") long seconds,
      @ForAll("regions") Optional<String> region,
      @ForAll("backdates") Duration backdate) {
    List<Grant> grants = attempts.stream().flatMap(attempt -> attempt.made().stream()).toList();
    Credentials credentials = credentials(region);
    Hs256TokenIssuer issuer =
        new Hs256TokenIssuer(credentials, ANY).withClock(CLOCK).withBackdate(backdate);
    Optional<AccessToken> token =
        new Attempt<>(
                () ->
                    issuer.issue(
                        new TokenRequest(
                            new Identity(identity),
                            Optional.of(Duration.ofSeconds(seconds)),
                            grants,
                            TtlRange.ANY)))
            .made();
    Statistics.collect(token.isPresent() ? "signed" : "refused");

    Statistics.coverage(coverage -> coverage.check("signed").percentage(share -> share > 10));
    token.ifPresent(
        signed -> {
          Inspection inspection = new TokenInspector(CLOCK, credentials).inspect(signed.jwt());
          assertTrue(inspection.valid(), () -> inspection.findings() + " " + grants);
          assertEquals(Optional.of(credentials.keySid()), inspection.signedBy());
        });
  }

  private static Credentials credentials(Optional<String> region) {
    return new Credentials(
        "AC" + "1".repeat(32),
        "SK" + "2".repeat(32),
        region.map(Region::new),
        new ApiSecret("canary0secret0canary0secret0cana"));
  }

  @Provide
  Arbitrary<String> identities() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.of("alice", "a_1", "A".repeat(121))),
        Tuple.of(
            1,
            Arbitraries.of(
                "A".repeat(122),
                "a".repeat(128),
                "a".repeat(129),
                "é".repeat(256),
                "a".repeat(257),
                "alice@acme.test",
                " ",
                "\u0085",
                "\u2003",
                "\ud83c\udf89".repeat(64),
                "\ud83c",
                "\"\\\u0000\n")));
  }

  @Provide
  Arbitrary<Long> lifetimes() {
    return Arbitraries.of(1L, 59L, 60L, 179L, 180L, 900L, 86_399L, 86_400L, 86_401L);
  }

  @Provide
  Arbitrary<Optional<String>> regions() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(Optional.empty())),
        Tuple.of(1, Arbitraries.of(Optional.of("ie1"), Optional.of("us1"))));
  }

  @Provide
  Arbitrary<Duration> backdates() {
    return Arbitraries.of(Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(1));
  }

  @Provide
  Arbitrary<List<Attempt<Grant>>> grants() {
    return AnyGrants.grants();
  }
}
