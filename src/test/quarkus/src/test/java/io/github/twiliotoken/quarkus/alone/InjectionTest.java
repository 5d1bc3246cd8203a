package io.github.twiliotoken.quarkus.alone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRefused;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.TwilioAccount;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.inspect.TokenInspector;
import io.github.twiliotoken.keys.ApiKeys;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an application injects. */
class InjectionTest {
  @RegisterExtension
  static final QuarkusUnitTest APP =
      Apps.of(
          Apps.with(
              Apps.ACCOUNT,
              Map.ofEntries(
                  Map.entry("twilio.accounts.eu.account.sid", "AC" + "e".repeat(32)),
                  Map.entry("twilio.accounts.eu.api.key", "SK" + "e".repeat(32)),
                  Map.entry("twilio.accounts.eu.api.secret", "e".repeat(32)),
                  Map.entry("twilio.token.audit", "required"),
                  Map.entry("twilio.token.profile.default.video.room", "standup"),
                  Map.entry("twilio.keys.enabled", "true"),
                  Map.entry("twilio.keys.owner", "test"),
                  Map.entry("twilio.auth.token", "f".repeat(32)),
                  Map.entry("twilio.accounts.eu.auth.token", "f".repeat(32)))),
          Desk.class,
          Ledger.class);

  private static final TokenRequest REQUEST = TokenRequest.of("alice", new VideoGrant("standup"));

  @Singleton
  static class Desk {
    @Inject TokenIssuer issuer;

    @Inject
    @TwilioAccount("eu")
    TokenIssuer europe;

    @Inject @TwilioToken Provider<AccessToken> tokens;
    @Inject @TwilioToken Instance<String> jwts;
    @Inject TokenInspector inspector;

    @Inject ApiKeys keys;

    @Inject
    @TwilioAccount("eu")
    ApiKeys keysOfEurope;

    @TtlLimited(max = "PT5M")
    AccessToken shortly() {
      return issuer.issue(REQUEST);
    }
  }

  /** Audit: is told of every token before anybody gets it. */
  @Singleton
  static class Ledger {
    final List<Object> lines = new CopyOnWriteArrayList<>();

    void issued(@Observes TokenIssued event) {
      lines.add(event);
    }

    void refused(@Observes TokenRefused event) {
      lines.add(event);
    }
  }

  @Inject Desk desk;
  @Inject Ledger ledger;

  private static String claims(AccessToken token) {
    byte[] payload = Base64.getUrlDecoder().decode(token.jwt().split("\\.")[1]);
    return new String(payload, StandardCharsets.UTF_8);
  }

  @Test
  void theIssuerSignsAndTheAuditIsTold() {
    ledger.lines.clear();

    AccessToken token = desk.issuer.issue(REQUEST);

    assertTrue(claims(token).contains("\"sub\":\"AC" + "a".repeat(32)), claims(token));
    assertEquals(token.id(), ((TokenIssued) ledger.lines.get(0)).tokenId());
    assertTrue(desk.inspector.inspect(token.jwt()).valid());
  }

  /** A qualifier that the container does not know would give the issuer without a name. */
  @Test
  void aNamedIssuerIsNeverTheUnnamedOne() {
    String claims = claims(desk.europe.issue(REQUEST));

    assertTrue(claims.contains("\"sub\":\"AC" + "e".repeat(32)), claims);
    assertTrue(claims.contains("\"iss\":\"SK" + "e".repeat(32)), claims);
  }

  @Test
  void aLimitedMethodGivesShortTokens() {
    AccessToken token = desk.shortly();

    assertEquals(Duration.ofMinutes(5), Duration.between(token.issuedAt(), token.expiresAt()));
  }

  @Test
  void withoutACallerThereIsNoInjectedToken() {
    ledger.lines.clear();

    refuses(() -> desk.tokens.get());
    refuses(() -> desk.jwts.get());

    assertEquals(2, ledger.lines.size(), ledger.lines.toString());
  }

  private static void refuses(Runnable token) {
    TwilioTokenException refused = assertThrows(TwilioTokenException.class, token::run);

    assertEquals(Problem.CALLER_MISSING, refused.problem());
  }
}
