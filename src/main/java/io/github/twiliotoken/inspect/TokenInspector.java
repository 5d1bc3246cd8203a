package io.github.twiliotoken.inspect;

import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.jwt.Credentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells whether Twilio would take an Access Token, and lists everything that is wrong with it. It
 * does not ask Twilio, but uses Twilio's own codes.
 *
 * <pre>{@code
 * var inspector = new TokenInspector(Clock.systemUTC(), credentials);
 * inspector.inspect(jwt, Product.VOICE).findings();
 * }</pre>
 *
 * <p>A token whose key is not among these is neither valid nor refused: its {@linkplain
 * Inspection#verdict verdict} is unknown.
 *
 * <p>It never throws because of a token, is safe for use by many threads, and needs a JSON-P
 * provider on the class path. It cannot tell what only Twilio knows: whether a key was deleted, or
 * whether a SID exists.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725: JSON Web Token Best Current
 *     Practices</a>
 */
public final class TokenInspector {
  private final Supplier<? extends Collection<Credentials>> keys;
  private final Clock clock;

  /**
   * Makes an inspector that knows these keys.
   *
   * @param clock says which moment it is
   */
  public TokenInspector(Clock clock, Credentials... keys) {
    this(clock, () -> List.of(keys));
  }

  /**
   * Makes an inspector whose keys may change.
   *
   * @param clock says which moment it is
   * @param keys gives the keys that are known at that moment; asked once for each token
   */
  public TokenInspector(Clock clock, Supplier<? extends Collection<Credentials>> keys) {
    this.keys = keys;
    this.clock = clock;
  }

  /** Inspects a token as of now, for all products that it has grants for. */
  public Inspection inspect(String token) {
    return inspect(token, Product.ANY);
  }

  /** Inspects a token as of now, for one product. */
  public Inspection inspect(String token, Product product) {
    return inspect(token, product, clock.instant());
  }

  /**
   * Inspects a token as of a moment, for one product.
   *
   * @param token any text; one of over 8192 characters is not read
   * @param product whose rules count; {@link Product#ANY} for all that the token has grants for
   * @param at the moment that the token's times are compared with
   */
  public Inspection inspect(String token, Product product, Instant at) {
    Report report = new Report();
    ParsedJws read = ParsedJws.read(token, report);
    Map<String, Object> header = read.header().orElse(Map.of());
    read.header().ifPresent(members -> HeaderCheck.check(members, report));
    if (read.claims().isEmpty()) {
      return new Inspection(
          new Inspection.Contents(header, Map.of(), List.of()),
          Inspection.Signature.UNCHECKED,
          LooksLike.of(token, read),
          Optional.empty(),
          report.findings());
    }
    Map<String, Object> claims = read.claims().get();
    KeyCheck keyCheck = new KeyCheck(read, claims, report);
    Optional<Credentials> key = keyCheck.issuer(keys.get());
    Inspection.Signature signature = keyCheck.signature(key);
    Optional<Map<String, Object>> allowed = GrantsCheck.members(claims, report);
    List<Grant> rules = product.rules(allowed.map(Map::keySet).orElse(Set.of()));
    keyCheck.checkVideo(key, rules);
    Optional<Duration> remaining = new TimeCheck(claims, at, report).check(rules);
    GrantsCheck grantsCheck = new GrantsCheck(product, report);
    List<Grant> grants = allowed.map(grantsCheck::check).orElse(List.of());
    allowed.ifPresent(members -> new IdentityCheck(report).check(members, rules));
    return new Inspection(
        new Inspection.Contents(header, claims, grants),
        signature,
        LooksLike.of(token, read),
        remaining,
        report.findings());
  }
}
