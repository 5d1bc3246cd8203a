package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.internal.keys.KeyPoint;
import java.util.List;
import java.util.Map;

/**
 * What a deployment will need of the configuration.
 *
 * @param tokens what injection points ask for
 * @param issuers the accounts whose issuer is injected, each with a place, for messages
 * @param keys who wants to manage keys
 * @param endpoint whether there is a token endpoint, so that callers and profiles are needed
 * @param inspector whether there is an endpoint that inspects tokens, so that callers are needed
 * @param audited whether anybody observes the tokens that are issued
 */
public record DeploymentNeeds(
    List<Injected> tokens,
    Map<String, String> issuers,
    List<KeyPoint> keys,
    boolean endpoint,
    boolean inspector,
    boolean audited) {
  /** Whether anything at all is needed. */
  public boolean isAny() {
    return endpoint || inspector || !tokens.isEmpty() || !issuers.isEmpty() || !keys.isEmpty();
  }
}
