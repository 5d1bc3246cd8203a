package io.github.twiliotoken.keys;

import io.github.twiliotoken.config.CredentialsFile;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The properties file that {@code twilio.api.credentials.location} names. It must exist, and name
 * the first key. Writers lock a file beside it; readers see the old pair or the new one, whole.
 * What is written can be read by its owner alone, so the writer runs as the user that the servers
 * run as.
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
   * @throws TokenRefusedException {@link Problem#STORE_NOT_WRITTEN} if it cannot be written
   */
  @Override
  public void requireWritable() {
    boolean unused =
        locked(
            real -> {
              Files.delete(made(real));
              return true;
            });
  }

  /**
   * {@inheritDoc}
   *
   * @throws TokenRefusedException {@link Problem#STORE_NOT_WRITTEN} if it cannot be written
   */
  @Override
  public boolean replace(String expectedSid, Credentials next) {
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
        try (FileChannel lock = open(beside(real, ".lock"), StandardOpenOption.CREATE)) {
          lock.lock(); // until it is closed
          return step.with(real);
        }
      } catch (IOException e) {
        throw Problem.STORE_NOT_WRITTEN.because(
            "The credentials file cannot be replaced: %s", e.getClass().getSimpleName());
      }
    }
  }

  /** A new file that takes the old one's name: nobody sees it half-written. */
  private static void write(Path real, Credentials next) throws IOException {
    StringBuilder text = new StringBuilder("twilio.api.key=" + next.keySid() + "\n");
    next.secret()
        .revealTo(
            secret ->
                text.append("twilio.api.secret=")
                    .append(secret.replace("\\", "\\\\"))
                    .append('\n'));
    Path whole = made(real);
    try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(whole, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(real.resolveSibling("."))) {
      folder.force(true);
    } catch (IOException e) {
      // not every system can
    }
  }

  /** The file that is to follow, still empty; it can be read by those who could read the old. */
  private static Path made(Path real) throws IOException {
    Path whole = beside(real, ".next");
    Files.deleteIfExists(whole); // of a writer that died
    open(whole, StandardOpenOption.CREATE_NEW).close();
    if (!Files.getOwner(whole).equals(Files.getOwner(real))) {
      Files.delete(whole);
      throw Problem.STORE_NOT_WRITTEN.because(
          "The credentials file belongs to %s, who could not read it any more; this process runs as"
              + " another",
          Files.getOwner(real).getName());
    }
    return whole;
  }

  private static FileChannel open(Path path, StandardOpenOption how) throws IOException {
    return FileChannel.open(path, Set.of(how, StandardOpenOption.WRITE), ownerOnly(path));
  }

  private static FileAttribute<?>[] ownerOnly(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static Path beside(Path real, String suffix) {
    return real.resolveSibling(real.getFileName() + suffix);
  }
}
