package io.github.twiliotoken.keys;

import io.github.twiliotoken.internal.credentials.CredentialsFile;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Keeps the pair in the properties file that {@code twilio.api.credentials.location} names. It must
 * exist, and name the first key. Writers lock a file beside it; readers see the old pair or the new
 * one, whole. The file keeps its owner, group, mode and access list, so those who could read the
 * old pair can read the new one, and nobody else; where that cannot be, nothing is written.
 */
public final class FileCredentialsStore implements CredentialsStore {
  // a file lock is the whole JVM's
  private static final Object OURS = new Object();

  private final Path file;

  /** The store in this file; a link is followed. */
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
              NextFile.fill(NextFile.made(real), "");
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

  private interface Step {
    boolean with(Path real) throws IOException;
  }

  /** Does that while no other writer can. */
  private boolean locked(Step step) {
    synchronized (OURS) {
      try {
        Path real = file.toRealPath();
        try (FileChannel lock = open(NextFile.beside(real, ".lock"), StandardOpenOption.CREATE)) {
          lock.lock(); // until it is closed
          NextFile.clear(real); // of a writer that died
          try {
            return step.with(real);
          } finally {
            NextFile.clear(real);
          }
        }
      } catch (IOException e) {
        throw Problem.STORE_NOT_WRITTEN.because(
            "The credentials file cannot be replaced: %s", e.getClass().getSimpleName());
      }
    }
  }

  /** A new file that takes the old one's name: nobody sees it half-written. */
  private static void write(Path real, CreatedKey next) throws IOException {
    String text =
        "twilio.api.key=%s\ntwilio.api.secret=%s\n"
            .formatted(next.keySid(), next.revealSecret().replace("\\", "\\\\"));
    Path whole = NextFile.made(real);
    NextFile.fill(whole, text);
    Files.move(whole, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(real.resolveSibling("."))) {
      folder.force(true);
    } catch (IOException e) {
      // not every system can
    }
  }

  private static FileChannel open(Path path, StandardOpenOption how) throws IOException {
    return FileChannel.open(
        path, Set.of(how, StandardOpenOption.WRITE), NextFile.ownerOnly(path, "rw-------"));
  }
}
