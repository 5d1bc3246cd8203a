package io.github.twiliotoken.it.consumer;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.grant.Grant;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;

/** An application's last word, which is no for one caller and a fault for another. */
@Alternative
@Priority(1)
@ApplicationScoped
public class HouseRules implements GrantAuthorizer {
  public static final String REASON = "the rent is due";
  public static final String FAULT = "the rules have burnt";

  @Override
  public Decision authorize(Caller caller, String profile, List<Grant> grants) {
    return switch (caller.name()) {
      case "debtor" -> Decision.refuse(REASON);
      case "burnt" -> throw new IllegalStateException(FAULT);
      default -> Decision.allow();
    };
  }
}
