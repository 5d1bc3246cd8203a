package io.github.twiliotoken.jwt;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIdSource;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlDecision;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.internal.text.AsciiSet;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Region;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Signs tokens under one policy, with the key of one account. It works without a container, needs a
 * JSON-B provider on the class path, and is safe for use by many threads.
 *
 * <pre>{@code
 * var issuer = new Hs256TokenIssuer(credentials, TtlPolicy.STANDARD);
 * issuer.issue(TokenRequest.of("alice", new VideoGrant("standup"))).jwt();
 * }</pre>
 *
 * <p>It uses the system's clock and token ids that never repeat, unless it is given others.
 */
public final class Hs256TokenIssuer implements TokenIssuer {
  private static final AsciiSet PRINTABLE = AsciiSet.range('!', '~');
  private static final int LONGEST_ID = 128;

  private final CompactJws jws;
  private final TtlPolicy policy;
  private final Clock clock;
  private final TokenIdSource ids;
  private final Duration backdate;

  /** Makes an issuer whose key never changes. */
  public Hs256TokenIssuer(Credentials credentials, TtlPolicy policy) {
    this(() -> credentials, policy);
  }

  /**
   * Makes an issuer whose key may change: it signs each token with the credentials of that moment.
   *
   * @param credentials called once for each token. It is cheapest where it gives the same object
   *     for as long as the key is the same
   */
  public Hs256TokenIssuer(Supplier<Credentials> credentials, TtlPolicy policy) {
    this(new CompactJws(credentials), policy, Clock.systemUTC(), TokenIds::next, Duration.ZERO);
  }

  /** Makes an issuer whose key never changes, on a clock of your own. */
  public Hs256TokenIssuer(Credentials credentials, TtlPolicy policy, Clock clock) {
    this(new CompactJws(() -> credentials), policy, clock, TokenIds::next, Duration.ZERO);
  }

  /**
   * Makes an issuer whose key never changes, on a clock and a source of token ids of your own.
   *
   * @param ids called once for each token; an id that it must not give refuses the token
   */
  public Hs256TokenIssuer(
      Credentials credentials, TtlPolicy policy, Clock clock, TokenIdSource ids) {
    this(
        new CompactJws(() -> credentials), policy, clock, () -> checked(ids.next()), Duration.ZERO);
  }

  private Hs256TokenIssuer(
      CompactJws jws, TtlPolicy policy, Clock clock, TokenIdSource ids, Duration backdate) {
    this.jws = jws;
    this.policy = policy;
    this.clock = clock;
    this.ids = ids;
    this.backdate = backdate;
  }

  /** Returns an issuer that signs with the same key under another policy. */
  public Hs256TokenIssuer withPolicy(TtlPolicy other) {
    return new Hs256TokenIssuer(jws, other, clock, ids, backdate);
  }

  /** Returns an issuer that takes the time from this clock. */
  public Hs256TokenIssuer withClock(Clock other) {
    return new Hs256TokenIssuer(jws, policy, other, ids, backdate);
  }

  /**
   * Returns an issuer that takes token ids from this source.
   *
   * @param source called once for each token; an id that it must not give refuses the token
   */
  public Hs256TokenIssuer withTokenIds(TokenIdSource source) {
    return new Hs256TokenIssuer(jws, policy, clock, () -> checked(source.next()), backdate);
  }

  /**
   * Returns an issuer that sets {@code nbf} a little into the past, for hosts whose clock runs
   * ahead of Twilio's. {@code exp} does not move, and {@code exp - nbf} stays within what Twilio
   * allows with the grants.
   *
   * @param by zero to one minute
   * @throws TwilioTokenException if it is outside that range
   */
  public Hs256TokenIssuer withBackdate(Duration by) {
    if (by.isNegative() || by.compareTo(Duration.ofMinutes(1)) > 0) {
      throw Problem.SETTING_MALFORMED.because("A backdate of %s is not from PT0S to PT1M", by);
    }
    return new Hs256TokenIssuer(jws, policy, clock, ids, by);
  }

  @Override
  public AccessToken issue(TokenRequest request) {
    return issue(request, Optional.empty()).token();
  }

  /**
   * Signs a token that ends no later than the caller's login.
   *
   * @param sessionEnd when the login ends; empty if no login limits the token
   * @throws TwilioTokenException if the lifetime is outside the bounds, or what is left of the
   *     login is under the minimum
   */
  public IssuedToken issue(TokenRequest request, Optional<Instant> sessionEnd) {
    Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    TtlDecision lifetime = policy.decide(request, now, sessionEnd);
    CompactJws.SigningKey key = jws.key();
    key.region().ifPresent(region -> refuseVideo(region, request));
    String id = ids.next();
    Instant expires = now.plus(lifetime.effective().value());
    String jwt =
        key.sign(
            id,
            notBefore(request, now, expires).getEpochSecond(),
            expires.getEpochSecond(),
            request.identity().value(),
            request.grants());
    AccessToken token =
        new AccessToken(jwt, key.jti(id), request.identity(), now, expires, key.region());
    return new IssuedToken(token, lifetime);
  }

  /** Refuses what Twilio does not have: Video with a key of another region than US1. */
  private static void refuseVideo(Region region, TokenRequest request) {
    if (request.grants().stream().anyMatch(VideoGrant.class::isInstance)) {
      throw Problem.VIDEO_OUTSIDE_US1.because(
          "A grant for Video was asked of a key that lives in %s", region.name());
    }
  }

  private static String checked(@Nullable String id) {
    if (id == null || id.isEmpty() || id.length() > LONGEST_ID || !PRINTABLE.containsAll(id)) {
      throw Problem.TOKEN_ID_NOT_POSSIBLE.because(
          "The source of ids gave '%s', which is not 1 to 128 printable characters",
          String.valueOf(id));
    }
    return id;
  }

  /**
   * Returns {@code nbf}. Twilio measures the lifetime from it, so that backdating must not make it
   * longer than the grants allow.
   */
  private Instant notBefore(TokenRequest request, Instant now, Instant expires) {
    Instant earliest = expires.minus(TtlPolicy.ceiling(request.grants()).value());
    Instant backdated = now.minus(backdate);
    return backdated.isBefore(earliest) ? earliest : backdated;
  }
}
