package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Callers with access tokens as Entra ID makes them (version 2.0): no {@code upn}, {@code groups}
 * or {@code jti}, and a key set without {@code alg}, served over HTTP.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EntraIT {
  private static final String TENANT = "72f988bf-0000-0000-0000-2d7cd011db47";
  private static final String ISSUER = "https://login.microsoftonline.com/" + TENANT + "/v2.0";
  private static final String API = "6e74172b-0000-0000-0000-9dff9d433501";
  private static final String ALICE = "690222be-0000-0000-0000-ab4b5e3e8e3d";

  private static final String SERVER = System.getProperty("arquillian.launch", "");

  private static final KeyPair KEYS = CallerJwt.newKeys();
  private static final RSAKey KEY =
      new RSAKey.Builder((RSAPublicKey) KEYS.getPublic())
          .keyUse(KeyUse.SIGNATURE)
          .keyID("nbCwW11w3XkB-xUaXwKRSLjMHGQ")
          .build();

  @ArquillianResource URI base;

  private Http http;

  @Deployment(testable = false)
  static WebArchive deployment() throws IOException {
    // ends with this JVM
    HttpServer keys =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    keys.createContext(
        "/keys",
        exchange -> {
          byte[] json = new JWKSet(KEY).toString().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, json.length);
          exchange.getResponseBody().write(json);
          exchange.close();
        });
    keys.start();
    return Wars.packaged()
        .addAsResource(
            new StringAsset(
                Settings.ACCOUNT_SETTINGS
                    + """
                    mp.jwt.verify.issuer=%s
                    mp.jwt.verify.audiences=%s
                    mp.jwt.verify.publickey.location=http://127.0.0.1:%d/keys
                    twilio.token.roles.claim=roles
                    twilio.token.identity.claim=oid
                    twilio.token.identity.encoding=voice
                    twilio.token.profiles=default
                    twilio.token.profile.default.roles=agent
                    twilio.token.profile.default.voice.incoming.allow=true
                    """
                        .formatted(ISSUER, API, keys.getAddress().getPort())),
            "META-INF/microprofile-config.properties");
  }

  @BeforeEach
  void client() {
    http = new Http(base);
  }

  @Test
  void anAgentGetsAToken() {
    JsonObject answer = Http.json(http.ok(http.tokenRequest(sign(claims()), "{}")).body());

    assertEquals(ALICE.replace("-", "_2D"), answer.getString("identity"));
    assertTrue(answer.getString("token").startsWith("eyJ"));
  }

  /**
   * Open Liberty needs {@code upn}, which Entra can add; Payara and GlassFish need {@code jti},
   * which it cannot.
   */
  @Test
  void wildFlyAndTomEeTakeWhatEntraWrites() {
    HttpRequest.Builder request = http.tokenRequest(sign(entraClaims()), "{}");

    if (SERVER.equals("wildfly") || SERVER.equals("tomee")) {
      http.ok(request);
    } else {
      http.assertRefused(401, "TWT-053", request);
    }
  }

  @Test
  void aLoginWithoutTheRoleGetsNone() {
    http.assertRefused(
        403, "TWT-054", http.tokenRequest(sign(claims().claim("roles", List.of("guest"))), "{}"));
    http.assertRefused(
        403, "TWT-054", http.tokenRequest(sign(claims().claim("roles", null)), "{}"));
  }

  @Test
  void aTokenOfVersion1IsRefused() {
    String sts = "https://sts.windows.net/" + TENANT + "/";

    http.assertRefused(
        401, "TWT-053", http.tokenRequest(sign(claims().issuer(sts).claim("ver", "1.0")), "{}"));
  }

  @Test
  void aTokenForMicrosoftGraphIsRefused() {
    String graph = "00000003-0000-0000-c000-000000000000";

    http.assertRefused(401, "TWT-053", http.tokenRequest(sign(claims().audience(graph)), "{}"));
  }

  /** What the server takes. */
  private static JWTClaimsSet.Builder claims() {
    return switch (SERVER) {
      case "openliberty" -> entraClaims().claim("upn", "alice@example.com");
      case "payara-micro", "glassfish" -> entraClaims().jwtID("not-of-entra");
      default -> entraClaims();
    };
  }

  /** What the documentation of Entra ID lists for a user's token, with made-up values. */
  private static JWTClaimsSet.Builder entraClaims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(API)
        .issueTime(Date.from(now.minusSeconds(300)))
        .notBeforeTime(Date.from(now.minusSeconds(300)))
        .expirationTime(Date.from(now.plusSeconds(3900)))
        .claim("aio", "AXQAi/8TAAAA")
        .claim("azp", "11112222-0000-0000-0000-ccccdddd3333")
        .claim("azpacr", "0")
        .claim("name", "Alice Example")
        .claim("oid", ALICE)
        .claim("preferred_username", "alice@example.com")
        .claim("rh", "I")
        .claim("roles", List.of("agent"))
        .claim("scp", "tokens.read")
        .subject("HKZpfaHyWadeOouYlitjrI-KffTm222X5rrV3xDqfKQ")
        .claim("tid", TENANT)
        .claim("uti", "fqiBqXLPj0eQa82S-IYFAA")
        .claim("ver", "2.0");
  }

  private static String sign(JWTClaimsSet.Builder claims) {
    try {
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.RS256)
              .type(JOSEObjectType.JWT)
              .keyID(KEY.getKeyID())
              .build();
      SignedJWT jwt = new SignedJWT(header, claims.build());
      jwt.sign(new RSASSASigner(KEYS.getPrivate()));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
