package io.github.twiliotoken.readme;

import io.github.twiliotoken.GrantAuthorizer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;

@Alternative
@Priority(1)
@ApplicationScoped
public class NotBlocked implements GrantAuthorizer {
  @Inject BlockedUsers blocked;

  @Override
  public Decision authorize(Request request) {
    return blocked.contains(request.caller().name())
        ? Decision.refuse("blocked by an administrator")
        : Decision.allow();
  }
}
