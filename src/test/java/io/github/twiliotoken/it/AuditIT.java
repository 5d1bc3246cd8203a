package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import io.github.twiliotoken.it.consumer.ConsumerApplication;
import io.github.twiliotoken.it.consumer.HouseNames;
import io.github.twiliotoken.it.consumer.HouseRules;
import io.github.twiliotoken.it.consumer.Ledger;
import io.github.twiliotoken.it.consumer.LedgerResource;
import io.github.twiliotoken.it.consumer.OwnTokens;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that observes every token, and has a say in who gets one. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class AuditIT {
  @ArquillianResource URI base;

  private Http http;

  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.configured(
        Wars.consumer()
            .addClasses(
                ConsumerApplication.class,
                OwnTokens.class,
                HouseNames.class,
                HouseRules.class,
                Ledger.class,
                LedgerResource.class),
        Settings.ACCOUNT_SETTINGS,
        Wars.CALLER_SETTINGS,
        Settings.PROFILE_SETTINGS,
        "twilio.token.audit=required");
  }

  @BeforeEach
  void client() {
    http = new Http(base);
  }

  @Test
  void recordsEachTokenWithItsGrants() {
    JsonObject answer = ok(CallerJwt.of("anna"), "{\"profile\": \"softphone\", \"ttl\": 240}");
    String token = answer.getString("token");

    has(
        ledger("anna"),
        "TokenIssued",
        "caller=Optional[anna]",
        "identity=Optional[anna]",
        "profile=Optional[softphone]",
        "account=Optional.empty",
        "voice=[" + Settings.APPLICATION + "]",
        "chat=[" + Settings.SERVICE + "]",
        "tokenId=" + Http.verifiedClaims(token).getString("jti"),
        "requested=Optional[PT4M]",
        "effective=PT4M",
        "limitedBy=Optional.empty");
    keepsSecrets(token);
  }

  @Test
  void recordsWhatLimitedALifetime() {
    String caller =
        CallerJwt.sign(
            CallerJwt.claims("brigit").expirationTime(Date.from(Instant.now().plusSeconds(120))));
    JsonObject answer = ok(caller, "{\"ttl\": 900}");

    has(
        ledger("brigit"),
        "TokenIssued",
        "video=[standup]",
        "requested=Optional[PT15M]",
        "effective=" + Duration.ofSeconds(answer.getInt("expires_in")),
        "limitedBy=Optional[caller-session]");
  }

  @Test
  void recordsMoreOfARefusalThanTheCallerLearns() {
    String caller = CallerJwt.of("debtor");
    HttpResponse<String> answer = order(caller, "{\"profile\": \"softphone\"}");

    Http.assertProblem(answer, 403, "TWT-069");
    assertFalse(answer.body().contains(HouseRules.REASON), answer.body());
    has(
        ledger("debtor"),
        "TokenRefused",
        "identity=Optional[debtor]",
        "profile=Optional[softphone]",
        "voice=[" + Settings.APPLICATION + "]",
        "problem=NOT_AUTHORIZED",
        HouseRules.REASON);
    keepsSecrets(caller);
  }

  @Test
  void anAuthorizerThatFailsRefuses() {
    HttpResponse<String> answer = order(CallerJwt.of("burnt"), "{}");

    Http.assertProblem(answer, 503, "TWT-073");
    assertEquals("5", answer.headers().firstValue("Retry-After").orElse(""));
    assertFalse(answer.body().contains(HouseRules.FAULT), answer.body());
    assertFalse(answer.body().contains("Exception"), answer.body());
    has(
        ledger("burnt"),
        "TokenRefused",
        "profile=Optional[default]",
        "problem=POLICY_FAILED",
        HouseRules.FAULT);
  }

  @Test
  void usesTheApplicationsIdentitiesAndIds() {
    JsonObject answer = ok(CallerJwt.of("tenant"), "{}");

    assertEquals("house_tenant", answer.getString("identity"));
    has(ledger("tenant"), "identity=Optional[house_tenant]", "tokenId=" + Settings.KEY + "-house-");
  }

  @Test
  void recordsWhoAskedForAnothersToken() {
    HttpResponse<String> answer =
        http.send(
            http.to("api/ledger")
                .header("Authorization", "Bearer " + CallerJwt.of("ursula"))
                .POST(HttpRequest.BodyPublishers.noBody()));

    assertEquals(200, answer.statusCode(), answer.body());
    has(
        ledger("ursula"),
        "TokenIssued",
        "identity=Optional[visitor]",
        "profile=Optional.empty",
        "tokenId=" + answer.body());
  }

  @Test
  void anErrorIsAServerFault() {
    Http.assertProblem(order(CallerJwt.of("unlucky"), "{}"), 500, "TWT-065");
    has(ledger("unlucky"), "TokenRefused", "problem=SERVER_FAULT", "a class of the house");
  }

  @Test
  void recordsEveryOtherRefusal() {
    Http.assertProblem(order(CallerJwt.of("clara"), "{\"profile\": \"watch\"}"), 403, "TWT-054");
    has(ledger("clara"), "problem=ROLE_MISSING", "profile=Optional[watch]", "grants={}");
    Http.assertProblem(order(CallerJwt.of("dora"), "{\"ttl\": 3601}"), 400, "TWT-002");
    has(ledger("dora"), "problem=TTL_OUT_OF_BOUNDS", "requested=Optional[PT1H1S]");
    Http.assertProblem(order(CallerJwt.of("emma"), "{\"profile\": \"nowhere\"}"), 400, "TWT-051");
    has(ledger("emma"), "problem=PROFILE_NOT_SERVED", "profile=Optional.empty");
  }

  @Test
  void recordsARefusalWithoutACaller() {
    long before = nobodies();

    Http.assertProblem(http.send(http.to("api/phone-token").POST(Http.text("{}"))), 401, "TWT-052");
    assertEquals(before + 1, nobodies());
  }

  private long nobodies() {
    return lines().stream()
        .filter(line -> line.contains("caller=Optional.empty"))
        .filter(line -> line.contains("problem=BEARER_MISSING"))
        .count();
  }

  private JsonObject ok(String bearer, String json) {
    HttpResponse<String> answer = order(bearer, json);
    assertEquals(200, answer.statusCode(), answer.body());
    return Http.json(answer.body());
  }

  private HttpResponse<String> order(String bearer, String json) {
    HttpResponse<String> answer =
        http.send(
            http.to("api/phone-token")
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .POST(Http.text(json)));
    assertFalse(answer.body().contains(bearer), answer.body());
    return answer;
  }

  private List<String> lines() {
    return http.send(http.to("api/ledger").GET()).body().lines().toList();
  }

  /** The one event of a caller. */
  private String ledger(String caller) {
    List<String> found =
        lines().stream()
            .filter(line -> line.contains("caller=Optional[" + caller + "]"))
            .collect(Collectors.toList());
    assertEquals(1, found.size(), found.toString());
    return found.get(0);
  }

  private static void has(String event, String... parts) {
    for (String part : parts) {
      assertTrue(event.contains(part), part + " is missing in " + event);
    }
  }

  /** Neither a secret, nor this token or its signature, is in any event. */
  private void keepsSecrets(String token) {
    String all = String.join("\n", lines());
    assertFalse(all.contains(Settings.SECRET), all);
    assertFalse(all.contains(token), all);
    assertFalse(all.contains(token.substring(token.lastIndexOf('.') + 1)), all);
    assertFalse(all.contains("eyJ"), all);
  }
}
