package io.github.twiliotoken.it.consumer;

import io.github.twiliotoken.GrantAuthorizer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** An application's last word, which is no for one caller and a fault for another. */
@Alternative
@Priority(1)
@ApplicationScoped
public class HouseRules implements GrantAuthorizer {
  public static final String REASON = "the rent is due";
  public static final String FAULT = "the rules have burnt";

  @Override
  public Decision authorize(Request request) {
    return switch (request.caller().name()) {
      case "debtor" -> Decision.refuse(REASON);
      case "burnt" -> throw new IllegalStateException(FAULT);
      default -> Decision.allow();
    };
  }
}
