package io.github.twiliotoken.jwt;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.value.Ttl;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Issues the same token for equal requests, for tests of code that uses tokens.
 *
 * <p>Its tokens are well-formed and signed with a key that Twilio does not know. Injected tokens
 * come from it too once it is selected, for example by a class of the test sources:
 *
 * <pre>{@code
 * @Alternative @Priority(1) @ApplicationScoped
 * class TestIssuer extends FixedTokenIssuer {}
 * }</pre>
 *
 * <p>As a bean it keeps the bounds of {@link TtlLimited} on the method that calls it.
 */
@Alternative
@TtlLimited
public class FixedTokenIssuer implements TokenIssuer {
  /** The time at which every token is issued. */
  public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final TokenIssuer issuer =
      new Hs256TokenIssuer(
              new Credentials(
                  "AC" + "0".repeat(32), "SK" + "0".repeat(32), new ApiSecret("0".repeat(32))),
              new TtlPolicy(
                  TtlPolicy.STANDARD.defaultTtl(),
                  Ttl.SHORTEST,
                  Ttl.LONGEST,
                  TtlPolicy.Excess.REJECT))
          .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
          .withTokenIds(() -> "fixed");

  /** Makes an issuer that needs no configuration. */
  public FixedTokenIssuer() {}

  @Override
  public AccessToken issue(TokenRequest request) {
    return issuer.issue(request);
  }
}
