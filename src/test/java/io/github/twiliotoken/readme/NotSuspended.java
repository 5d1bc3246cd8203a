package io.github.twiliotoken.readme;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.grant.Grant;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;

@Alternative
@Priority(1)
@ApplicationScoped
class NotSuspended implements GrantAuthorizer {
  @Override
  public Decision authorize(Caller caller, String profile, List<Grant> grants) {
    return caller.roles().contains("suspended")
        ? Decision.refuse("suspended by the security desk")
        : Decision.allow();
  }
}
