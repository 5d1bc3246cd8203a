package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.grant.Grant;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.List;

/** Allows what the operator's profile says; roles and conditions have been checked before. */
@Singleton
@Typed(GrantAuthorizer.class)
class StandardAuthorizer implements GrantAuthorizer {
  @Override
  public Decision authorize(Caller caller, String profile, List<Grant> grants) {
    return Decision.allow();
  }
}
