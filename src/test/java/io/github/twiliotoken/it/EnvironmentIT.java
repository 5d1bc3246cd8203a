package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose environment alone configures it, as a container's does. */
class EnvironmentIT {
  private static final String ORDER =
      "{\"profile\": \"team\", \"params\": {\"visit\": \"standup\"}}";

  /** What Kubernetes adds for a Service named twilio-token. */
  private static final Map<String, String> LINKS =
      Map.of(
          "TWILIO_TOKEN_SERVICE_HOST", "10.0.0.1",
          "TWILIO_TOKEN_SERVICE_PORT", "8080",
          "TWILIO_TOKEN_SERVICE_PORT_HTTP", "8080",
          "TWILIO_TOKEN_PORT", "tcp://10.0.0.1:8080",
          "TWILIO_TOKEN_PORT_8080_TCP", "tcp://10.0.0.1:8080",
          "TWILIO_TOKEN_PORT_8080_TCP_ADDR", "10.0.0.1",
          "TWILIO_TOKEN_PORT_8080_TCP_PORT", "8080",
          "TWILIO_TOKEN_PORT_8080_TCP_PROTO", "tcp",
          "TWILIO_TOKEN_PORT_53_UDP", "udp://10.0.0.1:53",
          "TWILIO_TOKEN_PORT_9_SCTP_PROTO", "sctp");

  /** What a shared ConfigMap may hold. */
  private static final Map<String, String> STRANGERS =
      Map.of("TWILIO_KEYS_DIR", "/keys", "TWILIO_TOKEN_URL", "https://tokens.example.com");

  /** What is misspelt, and the words that must be said of it. */
  private static final Map<String, String> MISTAKES =
      Map.of(
          "TWILIO_TOKEN_PROFILE_TEAM_TTL_MX", "twilio.token.profile.team.ttl.max (environment",
          "TWILIO_TOKEN_PROFILE_TEEM_TTL", "twilio.token.profile.team.ttl (environment",
          "TWILIO_TOKEN_TLT", "twilio.token.ttl (environment",
          "TWILIO_TOKENS_TTL_MAX", "twilio.token.ttl.max (environment",
          "Twilio_Token_Ttl_Min", "twilio.token.ttl.min (environment",
          "TWILIO_TOKEN_PROFILE_TEAM_MAXIMUM", "is of the profile 'team' and means nothing there",
          "TWILIO_TOKEN_PROFILE_TEAM_CLAIM_ACR_PATTERN", "does not tell which claim",
          "TWILIO_TOKEN_PROFILE_TEAM_GRANT_FLAGS", "does not tell which grant");

  @TempDir Path folder;

  @Test
  void configuresAWholeDeployment() throws Exception {
    Map<String, String> settings = settings();
    settings.putAll(LINKS);
    settings.putAll(STRANGERS);
    try (Server server = start(settings)) {
      Http http = new Http(server.base());
      String bearer = caller("red");
      String output = server.output(printed -> served(http, bearer));

      assertTrue(served(http, bearer), output);

      JsonObject answer = Http.json(http.ok(http.tokenRequest(bearer, ORDER)).body());
      JsonObject claims = Http.verifiedClaims(answer.getString("token"), Settings.SECRET);

      assertEquals(
          "red.standup", claims.getJsonObject("grants").getJsonObject("video").getString("room"));
      http.assertRefused(403, "TWT-066", http.tokenRequest(caller("red.blue"), ORDER));

      List<String> warnings =
          server
              .output(printed -> printed.contains("TWT-02"))
              .lines()
              .filter(line -> line.contains("TWT-02"))
              .toList();

      assertEquals(1, warnings.size(), warnings.toString());
      assertTrue(
          warnings
              .get(0)
              .contains(
                  "TWT-028: These names look like settings of this library, and nothing reads them: 'TWILIO_KEYS_DIR',"
                      + " 'TWILIO_TOKEN_URL'."),
          warnings.get(0));
    }
  }

  @Test
  void refusesWhatIsMisspelt() throws Exception {
    Map<String, String> settings = settings();
    MISTAKES.keySet().forEach(name -> settings.put(name, "PT2M"));
    settings.putAll(LINKS);
    try (Server server = start(settings)) {
      String output =
          server.output(
              printed -> MISTAKES.keySet().stream().allMatch(name -> printed.contains(said(name))));

      MISTAKES.forEach((name, words) -> assertSaid(output, name, words));
      LINKS.keySet().forEach(name -> assertFalse(output.contains("'" + name + "'"), name));
      assertFalse(served(new Http(server.base()), caller("red")));
    }
  }

  private static String said(String name) {
    return "'" + name + "'";
  }

  private static void assertSaid(String output, String name, String words) {
    assertTrue(
        output
            .lines()
            .anyMatch(
                line ->
                    line.contains("TWT-024: ")
                        && line.contains(said(name))
                        && line.contains(words)),
        name + " " + words + " is not said in " + output);
  }

  private static Map<String, String> settingsByKey(Path publicKey) {
    Map<String, String> settings = new HashMap<>();
    settings.put("twilio.account.sid", Settings.ACCOUNT);
    settings.put("twilio.api.key", Settings.KEY);
    settings.put("twilio.api.secret", Settings.SECRET);
    settings.put("mp.jwt.verify.publickey.location", publicKey.toUri().toString());
    settings.put("mp.jwt.verify.issuer", CallerJwt.ISSUER);
    settings.put("mp.jwt.verify.audiences", CallerJwt.AUDIENCE);
    settings.put("twilio.token.profiles", "team");
    settings.put("twilio.token.profile.team.roles", "**");
    settings.put("twilio.token.profile.team.video.room", "{claim:realm/Team}.{param:visit}");
    settings.put("twilio.token.profile.team.claim.realm/Team.pattern", "[a-z]+");
    settings.put("twilio.token.profile.team.param.visit.pattern", "[a-z]+");
    return settings;
  }

  private Map<String, String> settings() throws IOException {
    Path publicKey = folder.resolve("public-key.pem");
    return settingsByKey(Files.writeString(publicKey, CallerJwt.publicKey()));
  }

  private Server start(Map<String, String> settings) throws IOException {
    return Server.start(
        System.getProperty("arquillian.launch"),
        System.getProperty("it.server.home"),
        folder,
        settings);
  }

  private static String caller(String team) {
    return CallerJwt.sign(CallerJwt.claims("alice").claim("realm", Map.of("Team", team)));
  }

  private static boolean served(Http http, String bearer) {
    try {
      return http.send(http.tokenRequest(bearer, ORDER)).statusCode() == 200;
    } catch (UncheckedIOException nobodyListens) {
      return false;
    }
  }
}
