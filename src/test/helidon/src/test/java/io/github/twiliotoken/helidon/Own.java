package io.github.twiliotoken.helidon;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.rest.TokenProblemMapper;
import io.helidon.common.context.Contexts;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A resource of the application's own, with tokens for its caller. */
@Path("/own")
@PermitAll
@RequestScoped
public class Own {
  /** Answers refusals. */
  @jakarta.ws.rs.ext.Provider
  @ApplicationScoped
  public static class Problems extends TokenProblemMapper {}

  /** Asks for tokens on whatever thread, and keeps one of its own, as a scheduler does. */
  @ApplicationScoped
  public static class Desk {
    private final ExecutorService thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

    @Inject
    @TwilioToken("own")
    Provider<AccessToken> tokens;

    /** The thread that is no request's. */
    ExecutorService thread() {
      return thread;
    }

    String outcome() {
      try {
        return tokens.get().identity().value();
      } catch (TwilioTokenException refused) {
        return refused.problem().code();
      }
    }

    @ActivateRequestContext
    String outcomeInAContext() {
      return outcome();
    }
  }

  @Inject Desk desk;

  @Inject
  @TwilioToken("own")
  Provider<AccessToken> tokens;

  @GET
  public String token() {
    return tokens.get().identity().value();
  }

  /** Returns what another thread gets while this request is served, without and with a context. */
  @GET
  @Path("thread")
  public String thread() throws Exception {
    return outcomes(desk.thread());
  }

  /** Returns what another thread gets to which Helidon hands the work on. */
  @GET
  @Path("handed-on")
  public String handedOn() throws Exception {
    return outcomes(Contexts.wrap(desk.thread()));
  }

  private String outcomes(ExecutorService executor) throws Exception {
    return executor.submit(desk::outcome).get()
        + " "
        + executor.submit(desk::outcomeInAContext).get();
  }
}
