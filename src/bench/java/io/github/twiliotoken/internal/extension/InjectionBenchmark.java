package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Measures the token of {@code MintBenchmark} from the beans: CDI, interceptor, authorizer, audit.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InjectionBenchmark {
  private static final String APPLICATION = "AP0123456789abcdef0123456789abcdef";
  private static final String SERVICE = "IS0123456789abcdef0123456789abcdef";
  private static final long END = Instant.parse("2099-01-01T00:00:00Z").getEpochSecond();

  private final Grant voice = new VoiceGrant().incoming().outgoing(APPLICATION);
  private final Grant chat = new ChatGrant(SERVICE);
  private final Grant video = new VideoGrant("standup");
  private @Nullable Container container;
  private @Nullable Desk desk;
  private @Nullable Requests requests;
  private int callers;

  @ApplicationScoped
  static class Desk {
    @Inject TokenIssuer issuer;
    @Inject @TwilioToken Provider<AccessToken> tokens;

    TokenIssuer issuer() {
      return issuer;
    }

    Provider<AccessToken> tokens() {
      return tokens;
    }
  }

  /** Observes each token and keeps nothing. */
  @ApplicationScoped
  static class Auditor {
    private int seen;

    void hear(@Observes TokenIssued event) {
      seen += event.tokenId().length();
    }
  }

  /** A server's request. A method that is called and missing here costs an exception a token. */
  @Singleton
  static class Requests {
    private @Nullable Principal caller;

    @Produces
    @Singleton
    HttpServletRequest request() {
      Object none =
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {HttpServletRequest.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });
      return new HttpServletRequestWrapper((HttpServletRequest) none) {
        @Override
        public Principal getUserPrincipal() {
          return caller;
        }

        @Override
        public boolean isUserInRole(String role) {
          return false;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
          return Collections.emptyEnumeration(); // where nobody is logged in, it is asked for these
        }
      };
    }
  }

  /** Claims as an identity provider sends them. */
  private static final class Jwt implements JsonWebToken {
    private static final Map<String, Object> CLAIMS =
        Map.of(
            "iss",
            "https://issuer.test",
            "aud",
            Set.of("twilio-token"),
            "sub",
            "0123456789",
            "jti",
            "0123456789abcdef",
            "groups",
            Set.of("agent", "guest"),
            "iat",
            1L,
            "exp",
            END,
            "raw_token",
            raw());
    private final Map<String, Object> claims = new HashMap<>(CLAIMS);

    private static String raw() {
      String json =
          """
          {"iss":"https://issuer.test","aud":"twilio-token","sub":"0123456789",\
          "jti":"0123456789abcdef","groups":["agent","guest"],"iat":1,"exp":%d}"""
              .formatted(END);
      byte[] claims = json.getBytes(StandardCharsets.UTF_8);
      return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims) + ".c2ln";
    }

    Jwt(String upn) {
      claims.put("upn", upn);
    }

    @Override
    public String getName() {
      return (String) claims.get("upn");
    }

    @Override
    public Set<String> getClaimNames() {
      return claims.keySet();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String name) {
      return (T) claims.get(name);
    }
  }

  @Setup
  public void deploy() {
    container =
        Container.start(
            Container.settings(
                Container.ACCOUNT,
                Map.of(
                    "twilio.token.profile.default.voice.incoming.allow",
                    "true",
                    "twilio.token.profile.default.voice.outgoing.application.sid",
                    APPLICATION,
                    "twilio.token.profile.default.chat.service.sid",
                    SERVICE,
                    "twilio.token.profile.default.video.room",
                    "standup")),
            beans().toArray(Class<?>[]::new));
    desk = container.get(Desk.class);
    requests = container.get(Requests.class);
  }

  List<Class<?>> beans() {
    return List.of(Desk.class, Auditor.class, Requests.class);
  }

  @TearDown
  public void undeploy() {
    container.close();
  }

  private String identity() {
    return "caller_" + (1_000_000_000 + callers++);
  }

  @Benchmark
  public AccessToken issuerBean() {
    return desk.issuer().issue(TokenRequest.of(identity(), voice, chat, video));
  }

  @Benchmark
  public AccessToken provider() {
    requests.caller = new Jwt(identity());
    return desk.tokens().get();
  }
}
