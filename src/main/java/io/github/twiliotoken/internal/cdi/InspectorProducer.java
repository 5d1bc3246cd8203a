package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.inspect.TokenInspector;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the {@code TokenInspector} that is injected: it knows the keys that sign now. */
@Singleton
class InspectorProducer {
  @Produces
  @Singleton
  TokenInspector inspector(DeploymentState deployment, ApplicationBeans application) {
    return new TokenInspector(
        application.clock(),
        () -> deployment.accounts().stream().map(SigningAccount::credentials).toList());
  }
}
