package io.github.twiliotoken.bench;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.jwt.Hs256TokenIssuer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Measures a token of three grants, beside its floor and other libraries. No identity is used
 * twice. Grants, keys and signers are made beforehand for each library, so that every token costs
 * claims, JSON and signature.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MintBenchmark {
  private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  private static final String KEY = "SK0123456789abcdef0123456789abcdef";
  private static final byte[] SECRET =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final String APPLICATION = "AP0123456789abcdef0123456789abcdef";
  private static final String SERVICE = "IS0123456789abcdef0123456789abcdef";
  private static final String TYPE = "twilio-fpa;v=1";
  private static final int SECONDS = 900;
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  /** One for all threads, as in an application. */
  @State(Scope.Benchmark)
  public static class Shared {
    private final Hs256TokenIssuer issuer =
        new Hs256TokenIssuer(
            new Credentials(
                ACCOUNT, KEY, new ApiSecret(new String(SECRET, StandardCharsets.US_ASCII))),
            TtlPolicy.STANDARD);
  }

  private final VoiceGrant voice = new VoiceGrant().incoming().outgoing(APPLICATION);
  private final ChatGrant chat = new ChatGrant(SERVICE);
  private final VideoGrant video = new VideoGrant("standup");

  private final com.twilio.jwt.accesstoken.VoiceGrant theirVoice =
      new com.twilio.jwt.accesstoken.VoiceGrant();
  private final com.twilio.jwt.accesstoken.ChatGrant theirChat =
      new com.twilio.jwt.accesstoken.ChatGrant();
  private final com.twilio.jwt.accesstoken.VideoGrant theirVideo =
      new com.twilio.jwt.accesstoken.VideoGrant();

  private final Map<String, Object> grantMaps =
      Map.of(
          "voice",
          Map.of(
              "incoming",
              Map.of("allow", true),
              "outgoing",
              Map.of("application_sid", APPLICATION)),
          "chat",
          Map.of("service_sid", SERVICE),
          "video",
          Map.of("room", "standup"));
  private final SecretKeySpec key = new SecretKeySpec(SECRET, "HmacSHA256");
  private final Algorithm auth0 = Algorithm.HMAC256(SECRET);
  private final JWSHeader nimbusHeader =
      new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).contentType(TYPE).build();
  private JWSSigner nimbus;
  private byte[] header;
  private byte[] claims;
  private int callers;

  /** Prepares the libraries, and checks that all write the same claims and grants as we do. */
  @Setup
  public void prepare(Shared shared) throws Exception {
    nimbus = new MACSigner(SECRET);
    theirVoice.setIncomingAllow(true);
    theirVoice.setOutgoingApplicationSid(APPLICATION);
    theirChat.setServiceSid(SERVICE);
    theirVideo.setRoom("standup");
    String ours = issue(shared).jwt();
    String[] segments = ours.split("\\.");
    header = (segments[0] + ".").getBytes(StandardCharsets.US_ASCII);
    claims = Base64.getUrlDecoder().decode(segments[1]);
    for (String other : new String[] {twilio(), nimbus(), auth0(), jose4j()}) {
      if (!claims(other).keySet().equals(claims(ours).keySet())
          || !grants(other).equals(grants(ours))) {
        throw new IllegalStateException("Another token: " + claims(other));
      }
    }
  }

  private static JsonObject claims(String jwt) {
    byte[] json = Base64.getUrlDecoder().decode(jwt.split("\\.")[1]);
    return Json.createReader(new ByteArrayInputStream(json)).readObject();
  }

  private static Map<String, Object> grants(String jwt) {
    Map<String, Object> grants = new LinkedHashMap<>(claims(jwt).getJsonObject("grants"));
    grants.remove("identity");
    return grants;
  }

  private String identity() {
    return "caller_" + (1_000_000_000 + callers++);
  }

  private Map<String, Object> withIdentity() {
    Map<String, Object> grants = new LinkedHashMap<>();
    grants.put("identity", identity());
    grants.putAll(grantMaps);
    return grants;
  }

  private String id() {
    return KEY + "-0123456789abcdefghijkl." + callers;
  }

  /** Measures the floor: Base64, a new HMAC, Base64, of bytes that exist already. */
  @Benchmark
  public byte[] floor(Blackhole rest) throws GeneralSecurityException {
    byte[] payload = BASE64URL.encode(claims);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(key);
    mac.update(header);
    mac.update(payload);
    rest.consume(payload);
    return BASE64URL.encode(mac.doFinal());
  }

  @Benchmark
  public AccessToken issue(Shared shared) {
    return shared.issuer.issue(TokenRequest.of(identity(), voice, chat, video));
  }

  @Benchmark
  public String twilio() {
    return new com.twilio.jwt.accesstoken.AccessToken.Builder(ACCOUNT, KEY, SECRET)
        .identity(identity())
        .ttl(SECONDS)
        .nbf(new Date())
        .grant(theirVoice)
        .grant(theirChat)
        .grant(theirVideo)
        .build()
        .toJwt();
  }

  @Benchmark
  public String nimbus() throws JOSEException {
    Instant now = Instant.now();
    SignedJWT jwt =
        new SignedJWT(
            nimbusHeader,
            new JWTClaimsSet.Builder()
                .jwtID(id())
                .issuer(KEY)
                .subject(ACCOUNT)
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(SECONDS)))
                .claim("grants", withIdentity())
                .build());
    jwt.sign(nimbus);
    return jwt.serialize();
  }

  @Benchmark
  public String auth0() {
    Instant now = Instant.now();
    return JWT.create()
        .withHeader(Map.of("cty", TYPE))
        .withJWTId(id())
        .withIssuer(KEY)
        .withSubject(ACCOUNT)
        .withNotBefore(now)
        .withExpiresAt(now.plusSeconds(SECONDS))
        .withClaim("grants", withIdentity())
        .sign(auth0);
  }

  @Benchmark
  public String jose4j() throws JoseException {
    NumericDate now = NumericDate.now();
    NumericDate end = NumericDate.fromSeconds(now.getValue() + SECONDS);
    JwtClaims all = new JwtClaims();
    all.setJwtId(id());
    all.setIssuer(KEY);
    all.setSubject(ACCOUNT);
    all.setNotBefore(now);
    all.setExpirationTime(end);
    all.setClaim("grants", withIdentity());
    JsonWebSignature jws = new JsonWebSignature();
    jws.setHeader("typ", "JWT");
    jws.setAlgorithmHeaderValue("HS256");
    jws.setContentTypeHeaderValue(TYPE);
    jws.setKey(key);
    jws.setPayload(all.toJson());
    return jws.getCompactSerialization();
  }
}
