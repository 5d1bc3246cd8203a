package io.github.twiliotoken.bench;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.jwt.Hs256TokenIssuer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What a token of three grants costs, beside its floor and beside Twilio's own library. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class MintBenchmark {
  private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  private static final String KEY = "SK0123456789abcdef0123456789abcdef";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String APPLICATION = "AP0123456789abcdef0123456789abcdef";
  private static final String SERVICE = "IS0123456789abcdef0123456789abcdef";
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final Hs256TokenIssuer issuer =
      new Hs256TokenIssuer(
          new Credentials(ACCOUNT, KEY, new ApiSecret(SECRET)), TtlPolicy.STANDARD);
  private final VoiceGrant voice = new VoiceGrant().incoming().outgoing(APPLICATION);
  private final ChatGrant chat = new ChatGrant(SERVICE);
  private final VideoGrant video = new VideoGrant("standup");
  private final SecretKeySpec key =
      new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
  private final byte[] header;
  private final byte[] claims;
  private int callers;

  /** The floor signs bytes of the very length that ours signs. */
  public MintBenchmark() {
    String[] segments = issue().jwt().split("\\.");
    header = (segments[0] + ".").getBytes(StandardCharsets.US_ASCII);
    claims = Base64.getUrlDecoder().decode(segments[1]);
  }

  private String identity() {
    return "caller_" + (1_000_000_000 + callers++);
  }

  /** Base64, HMAC, Base64 of bytes that are there already; not even put together. */
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
  public AccessToken issue() {
    return issuer.issue(TokenRequest.of(identity(), voice, chat, video));
  }

  @Benchmark
  public String twilio() {
    var theirVoice = new com.twilio.jwt.accesstoken.VoiceGrant();
    theirVoice.setIncomingAllow(true);
    theirVoice.setOutgoingApplicationSid(APPLICATION);
    var theirChat = new com.twilio.jwt.accesstoken.ChatGrant();
    theirChat.setServiceSid(SERVICE);
    var theirVideo = new com.twilio.jwt.accesstoken.VideoGrant();
    theirVideo.setRoom("standup");
    return new com.twilio.jwt.accesstoken.AccessToken.Builder(
            ACCOUNT, KEY, SECRET.getBytes(StandardCharsets.US_ASCII))
        .identity(identity())
        .ttl(900)
        .grant(theirVoice)
        .grant(theirChat)
        .grant(theirVideo)
        .build()
        .toJwt();
  }
}
