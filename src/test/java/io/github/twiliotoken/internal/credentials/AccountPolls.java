package io.github.twiliotoken.internal.credentials;

import java.time.Duration;
import java.time.Instant;

/** Polls an account's credentials file for tests of other packages. */
public final class AccountPolls {
  private AccountPolls() {}

  /** Polls once, and returns how long the account waits until the next poll. */
  public static Duration interval(SigningAccount account) {
    CredentialsFileContent content = CredentialsFileContent.read(account.file().orElseThrow());
    return account.poll(Instant.EPOCH, content).next();
  }
}
