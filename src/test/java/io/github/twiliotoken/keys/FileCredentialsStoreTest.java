package io.github.twiliotoken.keys;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.twiliotoken.problem.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    mode("rw-------");
    store = new FileCredentialsStore(file);
  }

  private void mode(String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  /** Only root can give a file away. */
  private PosixFileAttributeView givenAway() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    UserPrincipalLookupService names = file.getFileSystem().getUserPrincipalLookupService();
    try {
      view.setGroup(names.lookupPrincipalByGroupName("nogroup"));
      view.setOwner(names.lookupPrincipalByName("nobody"));
    } catch (FileSystemException e) {
      abort("only root can give a file away");
    }
    return view;
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static CreatedKey pair(String sid) {
    return new CreatedKey("AC" + "a".repeat(32), sid, Optional.empty(), SECRET);
  }

  @Test
  void writesAWholePairForTheOwnerAlone() throws IOException {
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
  void replacesDespiteWhatADeadWriterLeft() throws IOException {
    Files.writeString(folder.resolve("credentials.next"), "half");
    Files.writeString(folder.resolve("credentials.lock"), "");

    assertTrue(store.replace(FIRST, pair(SECOND)));
    assertFalse(Files.exists(folder.resolve("credentials.next")));
  }

  @Test
  void aReadOnlyFolderIsReported() throws IOException {
    Files.createDirectory(folder.resolve("credentials.lock"));
    String before = Files.readString(file);
    var refused = refuses(Problem.STORE_NOT_WRITTEN, () -> store.replace(FIRST, pair(SECOND)));

    assertFalse(refused.getMessage().contains(folder.toString()), refused.getMessage());
    assertEquals(before, Files.readString(file));
  }

  @Test
  void anotherApplicationThatWritesItIsReported() throws IOException {
    Path lock = folder.resolve("credentials.lock");
    try (FileChannel other =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      other.lock();

      var refused = refuses(Problem.STORE_NOT_WRITTEN, () -> store.replace(FIRST, pair(SECOND)));

      assertTrue(refused.getMessage().contains("Another application"), refused.getMessage());
    }
    assertTrue(store.replace(FIRST, pair(SECOND)));
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

  /** Servers that read it by group went down after the lag. */
  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "r--r-----", "r--------", "rw-rw----", "rw-r--r--"})
  void theModeOfTheFileStays(String mode) throws IOException {
    mode(mode);
    store.requireWritable();

    assertTrue(store.replace(FIRST, pair(SECOND)));
    assertEquals(SECOND, store.current());
    assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void ownerAndGroupStay() throws IOException {
    PosixFileAttributeView view = givenAway();
    mode("rw-r-----");
    assertTrue(store.replace(FIRST, pair(SECOND)));

    PosixFileAttributes after = view.readAttributes();

    assertEquals("nobody", after.owner().getName());
    assertEquals("nogroup", after.group().getName());
    assertEquals("rw-r-----", PosixFilePermissions.toString(after.permissions()));
  }

  @Test
  void writesNothingIfOwnerOrModeWouldChange() throws IOException {
    Path made = Files.copy(file, folder.resolve("made"), StandardCopyOption.COPY_ATTRIBUTES);
    ReplacementFile.requireSameReaders(file, made);
    mode("rw-r-----");

    var refused =
        refuses(Problem.STORE_NOT_WRITTEN, () -> ReplacementFile.requireSameReaders(file, made));

    assertTrue(
        refused.getMessage().matches(".* belongs to .+:.+ rw-r-----, and .* to .+:.+ rw-------;.*"),
        refused.getMessage());
  }

  @Test
  void requireWritableChangesNothing() throws IOException {
    byte[] before = Files.readAllBytes(file);
    FileTime time = Files.getLastModifiedTime(file);
    store.requireWritable();

    assertArrayEquals(before, Files.readAllBytes(file));
    assertEquals(time, Files.getLastModifiedTime(file));
    assertEquals(List.of("credentials", "credentials.lock"), left());
  }

  /** Three of 219 processes that were killed left a secret behind. */
  @ParameterizedTest
  @ValueSource(strings = {"credentials.next", "credentials.next/pair"})
  void removesWhatAKilledWriterLeft(String name) throws IOException {
    Path left = folder.resolve(name);
    Files.createDirectories(left.getParent());
    Files.writeString(left, "twilio.api.secret=canary");
    store.requireWritable();

    assertEquals(List.of("credentials", "credentials.lock"), left());
  }

  @Test
  void leavesForeignFilesAlone() throws IOException {
    Path other = Files.createDirectory(folder.resolve("credentials.next")).resolve("notes");
    Files.writeString(other, "of somebody");

    refuses(Problem.STORE_NOT_WRITTEN, store::requireWritable);
    assertTrue(Files.exists(other));
  }
}
