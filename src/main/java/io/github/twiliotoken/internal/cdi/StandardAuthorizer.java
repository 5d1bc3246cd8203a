package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.GrantAuthorizer;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

/** Allows what the operator's profile says; roles and conditions have been checked before. */
@Singleton
@Typed(GrantAuthorizer.class)
class StandardAuthorizer implements GrantAuthorizer {
  @Override
  public Decision authorize(Request request) {
    return Decision.allow();
  }
}
