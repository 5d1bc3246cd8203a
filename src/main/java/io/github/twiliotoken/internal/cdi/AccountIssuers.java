package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.internal.config.Settings.Issuing;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.jwt.Hs256TokenIssuer;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Makes the issuer of each account and of each profile, once and at its first use. It signs every
 * token with the key that is confirmed at that moment, by the application's clock and with its ids.
 */
@Singleton
class AccountIssuers {
  private final DeploymentState deployment;
  private final CredentialsWatchBean watch;
  private final ApplicationBeans application;
  private final Map<String, Hs256TokenIssuer> ofAccounts = new ConcurrentHashMap<>();
  private final Map<String, Hs256TokenIssuer> ofProfiles = new ConcurrentHashMap<>();

  @Inject
  AccountIssuers(
      DeploymentState deployment, CredentialsWatchBean watch, ApplicationBeans application) {
    this.deployment = deployment;
    this.watch = watch;
    this.application = application;
  }

  /**
   * Returns the issuer of an account, under the policy for tokens outside any profile.
   *
   * @throws TwilioTokenException {@link Problem#CREDENTIALS_MISSING} if the account's settings were
   *     not read
   */
  Hs256TokenIssuer ofAccount(String name) {
    Hs256TokenIssuer known = ofAccounts.get(name); // takes no lock, and allocates nothing
    return known == null ? ofAccounts.computeIfAbsent(name, this::make) : known;
  }

  /** Returns the issuer of a profile's account, under the policy of the profile. */
  Hs256TokenIssuer ofProfile(Profile profile) {
    Hs256TokenIssuer known = ofProfiles.get(profile.name());
    return known == null ? makeOfProfile(profile) : known;
  }

  private Hs256TokenIssuer makeOfProfile(Profile profile) {
    return ofProfiles.computeIfAbsent(
        profile.name(), name -> ofAccount(profile.account()).withPolicy(profile.policy()));
  }

  private Hs256TokenIssuer make(String name) {
    SigningAccount account = deployment.settings().accounts().get(name);
    if (account == null) {
      throw Problem.CREDENTIALS_MISSING.because(
          "Nothing that deployment saw uses this account, so that its settings were not read");
    }
    Issuing issuing = deployment.settings().issuing();
    // a key that cannot change needs no watch, which reads the clock once more for each token
    Supplier<Credentials> key =
        account.rotates() ? () -> watch.confirmed(account) : account::credentials;
    Hs256TokenIssuer issuer =
        new Hs256TokenIssuer(key, issuing.policy())
            .withClock(application.clock())
            .withBackdate(issuing.backdate());
    return application.tokenIds().map(issuer::withTokenIds).orElse(issuer);
  }
}
