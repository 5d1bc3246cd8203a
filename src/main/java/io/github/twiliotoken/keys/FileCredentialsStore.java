package io.github.twiliotoken.keys;

import io.github.twiliotoken.internal.credentials.CredentialsFile;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Keeps key and secret in the properties file that {@code twilio.api.credentials.location} names.
 * The file must exist, and name the first key. Writers lock a file beside it; readers see the old
 * pair or the new one, whole. The file keeps its owner, group, mode and access list, so the same
 * users can read it; where that is not possible, nothing is written.
 */
public final class FileCredentialsStore implements CredentialsStore {
  // the lock of a file is held by the whole JVM
  private static final Object IN_THIS_JVM = new Object();

  private final Path file;

  /** Makes a store in this file; a link is followed. */
  public FileCredentialsStore(Path file) {
    this.file = file;
  }

  @Override
  public String current() {
    return CredentialsFile.key(file.toString());
  }

  /**
   * {@inheritDoc}
   *
   * @throws TwilioTokenException {@link Problem#STORE_NOT_WRITTEN} if it cannot be written
   */
  @Override
  public void requireWritable() {
    boolean unused =
        locked(
            real -> {
              ReplacementFile.fill(ReplacementFile.create(real), "");
              return true;
            });
  }

  /**
   * {@inheritDoc}
   *
   * @throws TwilioTokenException {@link Problem#STORE_NOT_WRITTEN} if it cannot be written
   */
  @Override
  public boolean replace(String expectedSid, CreatedKey next) {
    return locked(
        real -> {
          if (!current().equals(expectedSid)) {
            return false;
          }
          write(real, next);
          return true;
        });
  }

  private interface Task {
    boolean run(Path real) throws IOException;
  }

  /** Runs a task while no other writer runs one. */
  private boolean locked(Task task) {
    synchronized (IN_THIS_JVM) {
      try {
        Path real = file.toRealPath();
        try (FileChannel lock =
            open(ReplacementFile.beside(real, ".lock"), StandardOpenOption.CREATE)) {
          lock.lock(); // until it is closed
          ReplacementFile.clear(real); // of a writer that died
          try {
            return task.run(real);
          } finally {
            ReplacementFile.clear(real);
          }
        }
      } catch (OverlappingFileLockException e) {
        throw Problem.STORE_NOT_WRITTEN.because(
            "Another application of this server is writing the credentials file; try again");
      } catch (IOException e) {
        throw Problem.STORE_NOT_WRITTEN.because(
            "The credentials file cannot be replaced: %s", e.getClass().getSimpleName());
      }
    }
  }

  /** Writes a new file and gives it the old one's name, so that it is never seen half-written. */
  private static void write(Path real, CreatedKey next) throws IOException {
    String text =
        "twilio.api.key=%s\ntwilio.api.secret=%s\n"
            .formatted(next.keySid(), next.revealSecret().replace("\\", "\\\\"));
    Path whole = ReplacementFile.create(real);
    ReplacementFile.fill(whole, text);
    Files.move(whole, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(real.resolveSibling("."))) {
      folder.force(true);
    } catch (IOException e) {
      // not every system can
    }
  }

  private static FileChannel open(Path path, StandardOpenOption how) throws IOException {
    return FileChannel.open(
        path, Set.of(how, StandardOpenOption.WRITE), ReplacementFile.ownerOnly(path, "rw-------"));
  }
}
