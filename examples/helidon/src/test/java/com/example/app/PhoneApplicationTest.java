package com.example.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.twiliotoken.AccessToken;
import io.helidon.microprofile.server.Server;
import jakarta.enterprise.inject.spi.CDI;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole application, with logins that are signed by a key of this test. */
class PhoneApplicationTest {
  private static RSAKey key;
  private static Server server;

  @BeforeAll
  static void start() throws Exception {
    key = new RSAKeyGenerator(2048).generate();
    System.setProperty("mp.jwt.verify.publickey", pem());
    System.setProperty("server.port", "0");
    server = Server.create().start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  private static String pem() throws Exception {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.toRSAPublicKey().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static String login(String person, String role) throws Exception {
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer("https://login.example.com")
            .audience("phone")
            .subject("sub-" + person)
            .claim("upn", person)
            .claim("groups", List.of(role))
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .build();
    SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
    jwt.sign(new RSASSASigner(key));
    return jwt.serialize();
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> askForAPhone(String login) throws Exception {
    return send(
        to("/phone-token")
            .header("Authorization", "Bearer " + login)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"profile\": \"softphone\"}")));
  }

  private static String claims(String jwt) {
    byte[] payload = Base64.getUrlDecoder().decode(jwt.split("\\.")[1]);
    return new String(payload, StandardCharsets.UTF_8);
  }

  @Test
  void givesAnAgentAToken() throws Exception {
    HttpResponse<String> answer = askForAPhone(login("alice", "agent"));

    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"grants\":[\"voice\"]"), answer.body());
  }

  @Test
  void refusesWhoIsNoAgent() throws Exception {
    HttpResponse<String> answer = askForAPhone(login("bob", "guest"));

    assertEquals(403, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("TWT-054"), answer.body());
  }

  @Test
  void refusesABadLogin() throws Exception {
    HttpResponse<String> answer = askForAPhone("rubbish");

    assertEquals(401, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("TWT-053"), answer.body());
  }

  @Test
  void admitsTheCallerToTheRoom() throws Exception {
    HttpResponse<String> answer =
        send(to("/my-room").header("Authorization", "Bearer " + login("carol", "guest")));

    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(
        claims(answer.body())
            .endsWith("\"grants\":{\"identity\":\"carol\",\"video\":{\"room\":\"standup\"}}}"),
        answer.body());
  }

  @Test
  void aGuestMustAskAgainSoon() {
    AccessToken token = CDI.current().select(Rooms.class).get().admitGuest("bob", "standup");

    assertEquals(Duration.ofMinutes(5), Duration.between(token.issuedAt(), token.expiresAt()));
  }

  @Test
  void isReady() throws Exception {
    HttpResponse<String> answer = send(to("/health/ready"));

    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("twilio-token"), answer.body());
  }
}
