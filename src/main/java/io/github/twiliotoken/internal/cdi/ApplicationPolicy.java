package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.IdentityMapper;
import io.github.twiliotoken.internal.text.Faults;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Identity;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the identity mapper and the grant authorizer, and fails closed: one that throws or returns
 * null refuses the token. That is a fault (503) and no refusal (403): a client that is refused does
 * not ask again.
 */
final class ApplicationPolicy {
  private static final Logger LOG = Logger.getLogger(ApplicationPolicy.class.getName());

  /** The lowest status of a fault, which decides nothing. */
  private static final int FAULT = 500;

  private final IdentityMapper mapper;
  private final GrantAuthorizer authorizer;

  ApplicationPolicy(IdentityMapper mapper, GrantAuthorizer authorizer) {
    this.mapper = mapper;
    this.authorizer = authorizer;
  }

  /**
   * Returns who the caller is to Twilio.
   *
   * @throws TwilioTokenException the mapper's own, or {@link Problem#POLICY_FAILED} if it failed
   */
  Identity identity(Caller caller) {
    return answer("IdentityMapper", () -> mapper.identity(caller));
  }

  /**
   * Refuses what the authorizer does not allow.
   *
   * @throws TwilioTokenException {@link Problem#NOT_AUTHORIZED}, or {@link Problem#POLICY_FAILED}
   *     if it failed
   */
  void authorize(GrantAuthorizer.Request request) {
    GrantAuthorizer.Decision decision = answer("GrantAuthorizer", () -> decide(request));
    if (!decision.allowed()) {
      throw Problem.NOT_AUTHORIZED
          .because("The caller may not have these grants")
          .withPrivateReason(String.valueOf(decision.reason()));
    }
  }

  /**
   * Turns a refusal that the authorizer throws into a decision, whose reason the caller is not
   * told.
   */
  private GrantAuthorizer.@Nullable Decision decide(GrantAuthorizer.Request request) {
    try {
      return authorizer.authorize(request);
    } catch (TwilioTokenException e) {
      if (e.problem().status() >= FAULT) {
        throw undecided().withPrivateReason("The GrantAuthorizer failed: " + e.getMessage());
      }
      return GrantAuthorizer.Decision.refuse(e.getMessage());
    }
  }

  private static <T> T answer(String asked, Supplier<? extends @Nullable T> question) {
    try {
      T answer = question.get();
      if (answer != null) {
        return answer;
      }
    } catch (TwilioTokenException e) {
      throw e;
    } catch (Throwable e) {
      LOG.log(Level.SEVERE, "The " + asked + " failed", Faults.shown(e));
      throw undecided().withPrivateReason("The " + asked + " failed: " + e);
    }
    throw undecided().withPrivateReason("The " + asked + " answered nothing");
  }

  private static TwilioTokenException undecided() {
    return Problem.POLICY_FAILED.because("It could not be decided what the caller may have");
  }
}
