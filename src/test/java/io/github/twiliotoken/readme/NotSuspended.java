package io.github.twiliotoken.readme;

import io.github.twiliotoken.GrantAuthorizer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

@Alternative
@Priority(1)
@ApplicationScoped
class NotSuspended implements GrantAuthorizer {
  @Override
  public Decision authorize(Request request) {
    return request.caller().roles().contains("suspended")
        ? Decision.refuse("suspended by the security desk")
        : Decision.allow();
  }
}
