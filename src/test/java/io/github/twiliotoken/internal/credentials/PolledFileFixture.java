package io.github.twiliotoken.internal.credentials;

import static io.github.twiliotoken.internal.config.ConfigFixture.AC;
import static io.github.twiliotoken.internal.config.ConfigFixture.SECRET;
import static io.github.twiliotoken.internal.config.ConfigFixture.SK;
import static io.github.twiliotoken.internal.config.SecretCheck.assertSecret;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** A credentials file, and the account that is polled. */
abstract class PolledFileFixture {
  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  static final Duration RELOAD = Duration.ofSeconds(8);
  static final Duration SOON = Duration.ofMillis(250);
  static final String NEW_SK = "SKfedcba9876543210fedcba9876543210";
  static final String NEW_SECRET = "other-0123456789-0123456789-0123";
  static final String AT =
      "twilio.accounts.eu.api.credentials.location (environment"
          + " TWILIO_ACCOUNTS_EU_API_CREDENTIALS_LOCATION): ";

  final Path dir;
  final Path file;
  SigningAccount account;

  PolledFileFixture(@TempDir Path dir) throws IOException {
    this.dir = dir;
    this.file = Files.writeString(dir.resolve("credentials"), both(SK, SECRET));
    this.account = account(file);
  }

  static SigningAccount account(Path file) {
    return SigningAccount.of(
        "eu", new CredentialsFile(file.toString(), AC, Optional.empty()), RELOAD, RELOAD);
  }

  static String both(String key, String secret) {
    return "twilio.api.key=" + key + "\ntwilio.api.secret=" + secret + "\n";
  }

  void write(String content) throws IOException {
    Files.writeString(file, content);
  }

  static Optional<Instant> refusedSince(SigningAccount account) {
    return account.refusal().map(SigningAccount.Refusal::since);
  }

  PollResult poll() {
    return poll(NOW);
  }

  PollResult poll(Instant now) {
    return account.poll(now, CredentialsFileContent.read(account.file().orElseThrow()));
  }

  void assertCalm() {
    assertEquals(new PollResult(Optional.empty(), Optional.empty(), RELOAD, false), poll());
    assertEquals(Optional.empty(), refusedSince(account));
  }

  void assertJustChanged() {
    assertEquals(new PollResult(Optional.empty(), Optional.empty(), SOON, true), poll());
  }

  void assertKey(String key, String secret) throws GeneralSecurityException {
    assertEquals(key, account.credentials().keySid());
    assertEquals(AC, account.credentials().accountSid());
    assertSecret(secret, account.credentials());
  }
}
