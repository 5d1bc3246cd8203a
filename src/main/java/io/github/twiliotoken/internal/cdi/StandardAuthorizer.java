package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.GrantAuthorizer;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

/** Allows everything: the operator's profile has decided, and its roles and conditions hold. */
@Singleton
@Typed(GrantAuthorizer.class)
class StandardAuthorizer implements GrantAuthorizer {
  @Override
  public Decision authorize(Request request) {
    return Decision.allow();
  }
}
