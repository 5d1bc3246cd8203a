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
 * Says what Twilio would say of an Access Token, without asking Twilio: whether it would be taken,
 * and else everything that is wrong with it, by Twilio's own codes.
 *
 * <pre>{@code
 * var inspector = new TokenInspector(Clock.systemUTC(), credentials);
 * inspector.inspect(jwt, Product.VOICE).findings();
 * }</pre>
 *
 * <p>It never throws because of a token, is safe for use by many threads, and needs a JSON-P
 * provider on the class path. What only Twilio knows it cannot say: whether a key was deleted, or
 * whether a SID exists.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725: JSON Web Token Best Current
 *     Practices</a>
 */
public final class TokenInspector {
  private final Supplier<? extends Collection<Credentials>> keys;
  private final Clock clock;

  /**
   * An inspector that knows these keys.
   *
   * @param clock says which moment it is
   */
  public TokenInspector(Clock clock, Credentials... keys) {
    this(clock, () -> List.of(keys));
  }

  /**
   * An inspector whose keys may change.
   *
   * @param clock says which moment it is
   * @param keys gives the keys that are known at that moment; asked once for each token
   */
  public TokenInspector(Clock clock, Supplier<? extends Collection<Credentials>> keys) {
    this.keys = keys;
    this.clock = clock;
  }

  /** What Twilio would say of the token now, for whatever it has grants for. */
  public Inspection inspect(String token) {
    return inspect(token, Product.ANY);
  }

  /** What this product would say of the token now. */
  public Inspection inspect(String token, Product product) {
    return inspect(token, product, clock.instant());
  }

  /**
   * What this product says of the token at that moment.
   *
   * @param token whatever is there; over 8192 characters are not read
   */
  public Inspection inspect(String token, Product product, Instant at) {
    Report report = new Report();
    ParsedJws read = ParsedJws.read(token, report);
    Map<String, Object> header = read.header().orElse(Map.of());
    read.header().ifPresent(members -> HeaderCheck.check(members, report));
    if (read.claims().isEmpty()) {
      return new Inspection(
          new Inspection.Contents(header, Map.of(), List.of()),
          Optional.empty(),
          Optional.empty(),
          report.findings());
    }
    Map<String, Object> claims = read.claims().get();
    KeyCheck keyCheck = new KeyCheck(read, claims, report);
    Optional<Credentials> key = keyCheck.issuer(keys.get());
    Optional<String> signer = key.filter(keyCheck::signed).map(Credentials::keySid);
    Optional<Map<String, Object>> allowed = GrantsCheck.members(claims, report);
    List<Grant> rules = product.rules(allowed.map(Map::keySet).orElse(Set.of()));
    keyCheck.home(key, rules);
    Optional<Duration> remaining = new TimeCheck(claims, at, report).check(rules);
    GrantsCheck grantsCheck = new GrantsCheck(product, report);
    List<Grant> grants = allowed.map(grantsCheck::check).orElse(List.of());
    allowed.ifPresent(members -> new IdentityCheck(report).check(members, rules));
    return new Inspection(
        new Inspection.Contents(header, claims, grants), signer, remaining, report.findings());
  }
}
