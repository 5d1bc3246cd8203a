package io.github.twiliotoken.internal.credentials;

import static io.github.twiliotoken.internal.config.AccountsReaderTest.assertSecret;
import static io.github.twiliotoken.internal.config.ConfigFixture.AC;
import static io.github.twiliotoken.internal.config.ConfigFixture.HEX;
import static io.github.twiliotoken.internal.config.ConfigFixture.SECRET;
import static io.github.twiliotoken.internal.config.ConfigFixture.SK;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each poll of a credentials file leads to. */
class PolledCredentialsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Duration RELOAD = Duration.ofSeconds(8);
  private static final Duration SOON = Duration.ofMillis(250);
  private static final String NEW_SK = "SKfedcba9876543210fedcba9876543210";
  private static final String NEW_SECRET = "other-0123456789-0123456789-0123";
  private static final String AT =
      "twilio.accounts.eu.api.credentials.location (environment"
          + " TWILIO_ACCOUNTS_EU_API_CREDENTIALS_LOCATION): ";

  private final Path dir;
  private final Path file;
  private SigningAccount account;

  PolledCredentialsTest(@TempDir Path dir) throws IOException {
    this.dir = dir;
    this.file = Files.writeString(dir.resolve("credentials"), both(SK, SECRET));
    this.account = account(file);
  }

  private static SigningAccount account(Path file) {
    return SigningAccount.of(
        "eu", new CredentialsFile(file.toString(), AC, Optional.empty()), RELOAD, RELOAD);
  }

  private static String both(String key, String secret) {
    return "twilio.api.key=" + key + "\ntwilio.api.secret=" + secret + "\n";
  }

  private void write(String content) throws IOException {
    Files.writeString(file, content);
  }

  private PollResult poll() {
    return poll(NOW);
  }

  private PollResult poll(Instant now) {
    return account.poll(now, CredentialsFileContent.read(account.file().orElseThrow()));
  }

  private void assertCalm() {
    assertEquals(new PollResult(Optional.empty(), Optional.empty(), RELOAD, false), poll());
    assertEquals(Optional.empty(), account.refusedSince());
  }

  private void assertJustChanged() {
    assertEquals(new PollResult(Optional.empty(), Optional.empty(), SOON, true), poll());
  }

  private void assertKey(String key, String secret) throws GeneralSecurityException {
    assertEquals(key, account.credentials().keySid());
    assertEquals(AC, account.credentials().accountSid());
    assertSecret(secret, account.credentials());
  }

  @Test
  void changesNothingWhileTheFileStays() throws Exception {
    Credentials before = account.credentials();

    for (int i = 0; i < 3; i++) {
      assertCalm();
    }
    assertSame(before, account.credentials());
    assertTrue(account.rotates());
    assertFalse(SigningAccount.fixed("eu", before).rotates());
    assertEquals(Optional.empty(), SigningAccount.fixed("eu", before).refusedSince());
  }

  @Test
  void tellsWhenTheFileWasPolled() throws IOException {
    assertEquals(Optional.empty(), account.polledAt());

    poll(NOW);
    assertEquals(Optional.of(NOW), account.polledAt());

    Files.delete(file);
    poll(NOW.plusSeconds(1));
    assertEquals(Optional.of(NOW.plusSeconds(1)), account.polledAt());
  }

  @Nested
  class AChange {
    @Test
    void isTakenOnceItWasSeenTwice() throws Exception {
      Credentials before = account.credentials();
      write(both(NEW_SK, NEW_SECRET));

      assertJustChanged();
      assertKey(SK, SECRET);

      PollResult second = poll();

      assertSame(before, second.replaced().orElseThrow());
      assertEquals(Optional.empty(), second.warning());
      assertEquals(RELOAD, second.next());
      assertKey(NEW_SK, NEW_SECRET);
      assertCalm();
      assertKey(NEW_SK, NEW_SECRET);
    }

    @Test
    void isWaitedForWhileItIsBeingWritten() throws Exception {
      String whole = both(NEW_SK, NEW_SECRET);
      write(whole.substring(0, 20));
      assertJustChanged();

      write(whole.substring(0, whole.length() - 10));
      assertJustChanged();

      write(whole);

      assertJustChanged();
      assertEquals(Optional.empty(), account.refusedSince());
      assertKey(SK, SECRET);
      assertEquals(Optional.of(SK), poll().replaced().map(Credentials::keySid));
      assertKey(NEW_SK, NEW_SECRET);
    }

    @Test
    void isNoneIfItIsTakenBack() throws Exception {
      write(both(NEW_SK, NEW_SECRET));
      assertJustChanged();

      write(both(SK, SECRET));
      assertCalm();
      assertKey(SK, SECRET);
    }

    @Test
    void isNoRotationIfOnlyTheLayoutChanges() throws Exception {
      write("# again\ntwilio.api.secret: " + SECRET + "\ntwilio.api.key: " + SK + "\n");

      assertJustChanged();
      assertCalm();
      assertCalm();
      assertKey(SK, SECRET);
    }

    /** Kubernetes: the file is a link into ..data, itself a link that is renamed over. */
    @Test
    void isSeenAsASwapOfLinkedDirectories() throws Exception {
      Files.createDirectory(dir.resolve("..1"));
      Files.createDirectory(dir.resolve("..2"));
      Files.writeString(dir.resolve("..1/pair"), both(SK, SECRET));
      Files.writeString(dir.resolve("..2/pair"), both(NEW_SK, NEW_SECRET));
      Files.setLastModifiedTime(
          dir.resolve("..2/pair"), Files.getLastModifiedTime(dir.resolve("..1/pair")));
      Files.createSymbolicLink(dir.resolve("..data"), Path.of("..1"));
      Path link = Files.createSymbolicLink(dir.resolve("pair"), Path.of("..data/pair"));
      account = account(link);

      assertCalm();

      Files.createSymbolicLink(dir.resolve("..data_tmp"), Path.of("..2"));
      Files.move(dir.resolve("..data_tmp"), dir.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);

      assertJustChanged();
      assertEquals(Optional.of(SK), poll().replaced().map(Credentials::keySid));
      assertKey(NEW_SK, NEW_SECRET);
    }
  }

  @Nested
  class ARefusal {
    private void spoil(String how) throws IOException {
      switch (how) {
        case "deleted" -> Files.delete(file);
        case "a directory" -> {
          Files.delete(file);
          Files.createDirectory(file);
        }
        case "empty" -> write("");
        case "rubbish" -> write("canary \\u12");
        case "too large" -> write(both(NEW_SK, NEW_SECRET) + "#".repeat(65_536));
        case "not UTF-8" ->
            Files.write(file, (both(NEW_SK, NEW_SECRET) + "# é").getBytes(ISO_8859_1));
        case "half" -> write("twilio.api.key=" + NEW_SK);
        default -> throw new AssertionError(how);
      }
    }

    /** The warning that is due after a bad file was seen once. */
    private String warning(Instant now) {
      PollResult result = poll(now);
      assertEquals(Optional.empty(), result.replaced());
      assertEquals(RELOAD, result.next());
      return result.warning().map(TwilioTokenException::getMessage).orElse("");
    }

    private void assertNotReplaced(String why) throws Exception {
      assertJustChanged();
      assertEquals(
          "TWT-033: "
              + AT
              + why
              + ". Write the SID and the secret of one new key; Twilio never changes a secret under"
              + " its SID. To correct a wrong secret that was taken, write the pair before it first.",
          warning(NOW));
      assertEquals(Optional.of(NOW), account.refusedSince());
      assertKey(SK, SECRET);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"deleted", "a directory", "empty", "rubbish", "too large", "not UTF-8", "half"})
    void leavesTheOldPairAndWarnsOnceAnHour(String how) throws Exception {
      spoil(how);
      assertJustChanged();
      assertEquals(Optional.empty(), account.refusedSince());

      String first = warning(NOW);

      assertTrue(first.matches("TWT-0(20|22|26|36): .*"), first);
      assertTrue(first.contains(AT), first);
      assertFalse(first.contains("canary"), first);
      assertFalse(first.contains(dir.toString()), first);
      assertEquals("", warning(NOW.plusSeconds(1)));
      assertEquals("", warning(NOW.plusSeconds(3_599)));
      assertEquals(first, warning(NOW.plusSeconds(3_600)));
      assertEquals("", warning(NOW.plusSeconds(7_199)));
      assertEquals(first, warning(NOW.plusSeconds(7_200)));
      assertEquals(Optional.of(NOW), account.refusedSince());
      assertKey(SK, SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {SK, NEW_SK})
    void endsOnceTheFileIsGoodAgain(String key) throws Exception {
      spoil("rubbish");
      poll();

      assertFalse(warning(NOW).isEmpty());
      assertEquals(Optional.of(NOW), account.refusedSince());

      write(key.equals(SK) ? both(SK, SECRET) : both(NEW_SK, NEW_SECRET));
      poll();
      assertEquals(key.equals(SK) ? Optional.empty() : Optional.of(NOW), account.refusedSince());

      poll();
      assertEquals(Optional.empty(), account.refusedSince());
      assertEquals(key, account.credentials().keySid());

      spoil("rubbish");

      assertJustChanged();
      assertFalse(warning(NOW.plusSeconds(9)).isEmpty(), "the hour begins again");
      assertEquals(Optional.of(NOW.plusSeconds(9)), account.refusedSince());
    }

    @Test
    void isOfHalfANewPair() throws Exception {
      write(both(SK, NEW_SECRET));
      assertNotReplaced("The secret has changed, and the key's SID has not");

      write(both("SK" + HEX, SECRET));
      poll();
      assertEquals(Optional.empty(), account.refusedSince());

      write(both(NEW_SK, SECRET));
      assertNotReplaced("The key's SID has changed, and the secret has not");
    }

    /** As the refusal says: nothing tells a wrong secret from a right one, before Twilio does. */
    @Test
    void endsAfterThePairBeforeAWrongSecret() throws Exception {
      write(both(NEW_SK, SECRET.replace('c', 'k')));
      poll();
      assertTrue(poll().replaced().isPresent());

      write(both(NEW_SK, NEW_SECRET));
      poll();

      assertTrue(poll().warning().isPresent());
      for (String pair : List.of(both(SK, SECRET), both(NEW_SK, NEW_SECRET))) {
        write(pair);
        poll();
        assertTrue(poll().replaced().isPresent());
      }
      assertKey(NEW_SK, NEW_SECRET);
    }
  }
}
