package io.github.twiliotoken.internal.credentials;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.internal.config.ConfigFixture.AC;
import static io.github.twiliotoken.internal.config.ConfigFixture.SECRET;
import static io.github.twiliotoken.internal.config.ConfigFixture.SK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a pair signs that nobody has seen in the file. */
class SigningAccountTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Duration LAG = Duration.ofMinutes(30);
  private static final String NEW_SK = "SKfedcba9876543210fedcba9876543210";
  private static final String NEW_SECRET = "other-0123456789-0123456789-0123";

  private final Path file;
  private final SigningAccount account;

  SigningAccountTest(@TempDir Path dir) throws IOException {
    file = Files.writeString(dir.resolve("credentials"), both(SK, SECRET));
    account =
        SigningAccount.of(
            "eu",
            new CredentialsFile(file.toString(), AC, Optional.empty()),
            Duration.ofSeconds(8),
            LAG);
  }

  private void poll(Instant now) {
    account.poll(now, CredentialsFileContent.read(account.file().orElseThrow()));
  }

  private static String both(String key, String secret) {
    return "twilio.api.key=" + key + "\ntwilio.api.secret=" + secret + "\n";
  }

  private void spoil(String how) throws IOException {
    switch (how) {
      case "deleted" -> Files.delete(file);
      case "rubbish" -> Files.writeString(file, "rubbish");
      case "the same key with another secret" -> Files.writeString(file, both(SK, NEW_SECRET));
      case "another key without a secret" ->
          Files.writeString(file, "twilio.api.key=" + NEW_SK + "\n");
      default -> Files.writeString(file, both(NEW_SK, NEW_SECRET));
    }
  }

  /**
   * The lag runs from the last look at a file that names no other key than the one that signs. What
   * names none has put none in its place.
   */
  @ParameterizedTest
  @CsvSource({
    "deleted, false",
    "rubbish, true",
    "the same key with another secret, true",
    "another key without a secret, false",
    "another key, true"
  })
  void confirmsAPairForTheLagAndNoLonger(String how, boolean confirmed) throws IOException {
    assertFalse(account.isConfirmed(NOW), "not polled yet");

    poll(NOW);
    spoil(how);
    Instant last = NOW.plus(LAG).minusNanos(1);
    poll(last);

    assertTrue(account.isConfirmed(last));
    assertFalse(account.isConfirmed(NOW.plus(LAG)));

    poll(NOW.plus(LAG));
    assertEquals(confirmed, account.isConfirmed(NOW.plus(LAG)));
  }

  @Test
  void confirmsNothingOnceTheClockIsTurnedBack() {
    poll(NOW);
    assertTrue(account.isConfirmed(NOW));
    assertFalse(account.isConfirmed(NOW.minusNanos(1)));
  }

  @Test
  void alwaysConfirmsAPairOfTheConfiguration() {
    assertTrue(SigningAccount.fixed("eu", account.credentials()).isConfirmed(NOW));
  }

  @Test
  void namesTheKeyThatIsInTheFileNow() throws IOException {
    spoil("another key");
    assertEquals(NEW_SK, account.namedKey());
    assertEquals(SK, account.credentials().keySid());

    spoil("deleted");
    refuses(Problem.FILE_UNREADABLE, account::namedKey);
    assertEquals(SK, SigningAccount.fixed("eu", account.credentials()).namedKey());
  }

  @Test
  void tellsUntilWhenThePairSigns() {
    assertEquals(Optional.empty(), account.signsUntil());
    poll(NOW);
    assertEquals(Optional.of(NOW.plus(LAG)), account.signsUntil());
  }

  @Test
  void givesItsKeyWithoutGarbage() {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    account.credentials();

    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      account.credentials();
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertTrue(allocated < 8_000, () -> allocated + " bytes for 1000 tokens");
  }
}
