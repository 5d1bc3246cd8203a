package io.github.twiliotoken.cdi;

import io.github.twiliotoken.config.Account;
import io.github.twiliotoken.inspect.TokenInspector;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What {@code @Inject TokenInspector} gives: it knows the keys that sign now. */
@Singleton
class InspectorProducer {
  @Produces
  @Singleton
  TokenInspector inspector(TokenSetup setup, Collaborators collaborators) {
    return new TokenInspector(
        collaborators.clock(), () -> setup.accounts().stream().map(Account::credentials).toList());
  }
}
