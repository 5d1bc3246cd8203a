package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.internal.keys.KeySettingsReader;
import java.util.List;
import java.util.Map;

/**
 * Says what a deployment needs of the configuration, as an extension has found by looking at the
 * application.
 *
 * @param tokens the injection points of tokens
 * @param issuers the accounts whose issuer is injected, each with a place, for messages
 * @param keys the injection points that manage keys
 * @param endpoint whether there is a token endpoint, so that callers and profiles are needed
 * @param inspector whether there is an endpoint that inspects tokens, so that callers are needed
 * @param observed whether anybody observes the tokens that are issued
 * @param audited whether one of them is always told before the token leaves the library
 */
public record DeploymentNeeds(
    List<InjectedToken> tokens,
    Map<String, String> issuers,
    List<KeySettingsReader.InjectedKeys> keys,
    boolean endpoint,
    boolean inspector,
    boolean observed,
    boolean audited) {
  /**
   * Describes an injection point of a token.
   *
   * @param place class and member, for messages
   * @param profile the profile's name
   * @param ttl a lifetime in ISO-8601; empty for the profile's default
   */
  public record InjectedToken(String place, String profile, String ttl) {}

  /** Copies what it is given. */
  public DeploymentNeeds {
    tokens = List.copyOf(tokens);
    issuers = Map.copyOf(issuers);
    keys = List.copyOf(keys);
  }

  /** Returns whether there is an endpoint, so that callers are verified. */
  public boolean anyEndpoint() {
    return endpoint || inspector;
  }

  /** Says whether the application uses anything that has to be configured. */
  public boolean any() {
    return anyEndpoint() || !tokens.isEmpty() || !issuers.isEmpty() || !keys.isEmpty();
  }
}
