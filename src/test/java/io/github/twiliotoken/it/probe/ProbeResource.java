package io.github.twiliotoken.it.probe;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What an application does with tokens; answers the JWT, or the refusal's message. */
@Path("/probe/{form}")
@RequestScoped
public class ProbeResource {
  @Inject Phone phone;
  @Inject Desk desk;

  @GET
  public String probe(@PathParam("form") String form) {
    try {
      return switch (form) {
        case "direct" -> phone.token().jwt();
        case "direct-jwt" -> phone.jwt();
        case "provider" -> desk.provider().get().jwt();
        case "instance" -> desk.instance().get().jwt();
        case "provider-jwt" -> desk.jwts().get();
        case "instance-jwt" -> desk.defaultJwts().get();
        case "limited" -> desk.briefly().jwt();
        case "limited-request" -> desk.briefly(request()).jwt();
        case "too-long" -> desk.briefly(request().withTtl(Duration.ofMinutes(4))).jwt();
        case "uninterceptedly-too-long" ->
            desk.unintercepted(request().withTtl(Duration.ofHours(25))).jwt();
        case "other-thread" -> onOtherThread();
        case "bare-look-up" ->
            CDI.current()
                .select(AccessToken.class, TwilioToken.Literal.of("softphone"))
                .get()
                .jwt();
        case "unknown-profile" ->
            CDI.current().select(AccessToken.class, TwilioToken.Literal.of("nowhere")).get().jwt();
        default -> throw new IllegalArgumentException(form);
      };
    } catch (TwilioTokenException refused) {
      return refused.getMessage();
    }
  }

  private static TokenRequest request() {
    return TokenRequest.of("bob", new VideoGrant("standup"));
  }

  private String onOtherThread() {
    try {
      return CompletableFuture.supplyAsync(() -> desk.provider().get().jwt()).join();
    } catch (CompletionException e) {
      return String.valueOf(e.getCause().getMessage());
    }
  }
}
