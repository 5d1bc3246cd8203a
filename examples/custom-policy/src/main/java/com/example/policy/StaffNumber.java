package com.example.policy;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.IdentityMapper;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Identity;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/**
 * People are known to Twilio by their staff number: it fits Voice and outlives a change of name.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class StaffNumber implements IdentityMapper {
  @Override
  public Identity identity(Caller caller) {
    if (caller.claims().get("staff_number") instanceof Long number) {
      return new Identity("staff_" + number);
    }
    // a refusal, 403; any other exception would be a fault that may pass, 503
    throw Problem.CLAIM_MISSING.because("The caller has no staff number");
  }
}
