package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.IdentityMapper;
import io.github.twiliotoken.internal.text.Faults;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Identity;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks what the application may have replaced. Whatever fails there refuses the token, as a fault:
 * a client that is told it may not does not ask again.
 */
@Singleton
class Gatekeeper {
  private static final Logger LOG = Logger.getLogger(Gatekeeper.class.getName());

  /** From this status on a problem is a fault, and decides nothing. */
  private static final int FAULT = 500;

  private final IdentityMapper mapper;
  private final GrantAuthorizer authorizer;

  @Inject
  Gatekeeper(DeploymentState setup, BeanManager beans) {
    mapper = setup.selected(IdentityMapper.class, beans).orElseThrow();
    authorizer = setup.selected(GrantAuthorizer.class, beans).orElseThrow();
  }

  /** Who the caller is to Twilio; a refusal that the mapper throws is its answer. */
  Identity identity(Caller caller) {
    return required("IdentityMapper", () -> mapper.identity(caller));
  }

  /** Refuses what the application does not allow. */
  void authorize(GrantAuthorizer.Request request) {
    GrantAuthorizer.Decision decision = required("GrantAuthorizer", () -> ask(request));
    if (!decision.allowed()) {
      throw Problem.NOT_AUTHORIZED
          .because("The caller may not have these grants")
          .withPrivateReason(String.valueOf(decision.reason()));
    }
  }

  /** A refusal of its own would show its words to the caller. */
  private GrantAuthorizer.@Nullable Decision ask(GrantAuthorizer.Request request) {
    try {
      return authorizer.authorize(request);
    } catch (TwilioTokenException e) {
      if (e.problem().status() >= FAULT) {
        throw undecided().withPrivateReason("The GrantAuthorizer failed: " + e.getMessage());
      }
      return GrantAuthorizer.Decision.refuse(e.getMessage());
    }
  }

  private static <T> T required(String what, Supplier<? extends @Nullable T> ask) {
    try {
      T answer = ask.get();
      if (answer != null) {
        return answer;
      }
    } catch (TwilioTokenException e) {
      throw e;
    } catch (Throwable e) {
      LOG.log(Level.SEVERE, "The " + what + " failed", Faults.shown(e));
      throw undecided().withPrivateReason("The " + what + " failed: " + e);
    }
    throw undecided().withPrivateReason("The " + what + " answered nothing");
  }

  private static TwilioTokenException undecided() {
    return Problem.POLICY_FAILED.because("It could not be decided what the caller may have");
  }
}
