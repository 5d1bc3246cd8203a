package io.github.twiliotoken.keys;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The credentials file as a store. */
class FileCredentialsStoreTest {
  private static final String FIRST = "SK" + "1".repeat(32);
  private static final String SECOND = "SK" + "2".repeat(32);
  private static final String SECRET = "back\\slash=#!:" + "x".repeat(32);

  @TempDir Path folder;

  private Path file;
  private FileCredentialsStore store;

  @BeforeEach
  void firstPair() throws IOException {
    file = folder.resolve("credentials");
    Files.writeString(file, "# by hand\ntwilio.api.key: " + FIRST + "\ntwilio.api.secret=s");
    store = new FileCredentialsStore(file);
  }

  private static Credentials pair(String sid) {
    return new Credentials("AC" + "a".repeat(32), sid, ApiSecret.ofNewKey(SECRET));
  }

  @Test
  void whatIsWrittenIsAWholePairForItsOwnerAlone() throws IOException {
    assertEquals(FIRST, store.current());
    assertTrue(store.replace(FIRST, pair(SECOND)));
    assertEquals(SECOND, store.current());
    Properties read = new Properties();
    read.load(new StringReader(Files.readString(file)));
    assertEquals(SECOND, read.getProperty("twilio.api.key"));
    assertEquals(SECRET, read.getProperty("twilio.api.secret"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void anotherKeyThanExpectedStays() throws IOException {
    String before = Files.readString(file);
    assertFalse(store.replace(SECOND, pair(SECOND)));
    assertEquals(before, Files.readString(file));
  }

  @Test
  void aLinkStaysOne() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("credentials"));
    assertTrue(new FileCredentialsStore(link).replace(FIRST, pair(SECOND)));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(SECOND, store.current());
  }

  @Test
  void whatADeadWriterHasLeftIsNoHindrance() throws IOException {
    Files.writeString(folder.resolve("credentials.next"), "half");
    Files.writeString(folder.resolve("credentials.lock"), "");
    assertTrue(store.replace(FIRST, pair(SECOND)));
    assertFalse(Files.exists(folder.resolve("credentials.next")));
  }

  @Test
  void aFolderThatCannotBeWrittenIsTold() throws IOException {
    Files.createDirectory(folder.resolve("credentials.lock"));
    String before = Files.readString(file);
    var refused = refuses(Problem.STORE_NOT_WRITTEN, () -> store.replace(FIRST, pair(SECOND)));
    assertFalse(refused.getMessage().contains(folder.toString()), refused.getMessage());
    assertEquals(before, Files.readString(file));
  }

  @Test
  void oneOfManyWins() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> writers =
          IntStream.range(0, 8)
              .<Callable<Boolean>>mapToObj(
                  i -> () -> store.replace(FIRST, pair("SK%032x".formatted(i + 100))))
              .toList();
      int won = 0;
      for (Future<Boolean> writer : threads.invokeAll(writers)) {
        won += writer.get() ? 1 : 0;
      }
      assertEquals(1, won);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aFileOfAnotherUserIsLeftAlone() throws IOException {
    UserPrincipal other =
        file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    try {
      Files.setOwner(file, other);
    } catch (FileSystemException e) {
      assumeTrue(false, "only root can give a file away");
    }
    String before = Files.readString(file);
    var refused = refuses(Problem.STORE_NOT_WRITTEN, () -> store.replace(FIRST, pair(SECOND)));
    assertTrue(refused.getMessage().contains("belongs to nobody"), refused.getMessage());
    assertEquals(before, Files.readString(file));
    assertFalse(Files.exists(folder.resolve("credentials.next")));
  }
}
