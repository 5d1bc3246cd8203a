package io.github.twiliotoken.internal.credentials;

import static io.github.twiliotoken.internal.config.ConfigFixture.SECRET;
import static io.github.twiliotoken.internal.config.ConfigFixture.SK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.jwt.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each poll of a credentials file leads to, as long as its pairs are good. */
class PolledCredentialsTest extends PolledFileFixture {
  PolledCredentialsTest(@TempDir Path dir) throws IOException {
    super(dir);
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
    assertEquals(Optional.empty(), refusedSince(SigningAccount.fixed("eu", before)));
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
      assertEquals(Optional.empty(), refusedSince(account));
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
}
