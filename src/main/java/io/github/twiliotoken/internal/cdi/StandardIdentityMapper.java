package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.IdentityMapper;
import io.github.twiliotoken.internal.config.Settings.IdentityRules;
import io.github.twiliotoken.internal.profile.Claims;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Identity;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads the caller's identity from the configured claim, and encodes it as configured. */
@Singleton
@Typed(IdentityMapper.class)
class StandardIdentityMapper implements IdentityMapper {
  private final DeploymentState deployment;

  @Inject
  StandardIdentityMapper(DeploymentState deployment) {
    this.deployment = deployment;
  }

  @Override
  public Identity identity(Caller caller) {
    IdentityRules rules = deployment.settings().callers().identity();
    String text = text(caller, rules.claim());
    return rules.forVoice() ? Identity.encodeForVoice(text) : new Identity(text);
  }

  private static String text(Caller caller, Optional<String> named) {
    if (caller.claims().isEmpty()) {
      return caller.name();
    }
    Optional<Object> claim =
        named.isPresent()
            ? Claims.find(caller.claims(), named.get())
            : Claims.find(caller.claims(), "upn").or(() -> Claims.find(caller.claims(), "sub"));
    if (claim.isPresent() && claim.get() instanceof String text) {
      return text;
    }
    throw Problem.CLAIM_MISSING.because(
        "The caller has no text in the claim '%s', which is the identity",
        named.orElse("upn' or 'sub"));
  }
}
