package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.internal.text.Bytes;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads files of at most 64 KiB that hold secrets. A message shows neither the path nor the cause,
 * which repeats it: people paste secrets into the wrong field.
 */
public final class SmallFile {
  private static final int MAX_BYTES = 65_536;

  private SmallFile() {}

  /**
   * Reads the one secret that a file holds, without the newline at its end.
   *
   * @throws TwilioTokenException if the file cannot be read, is not UTF-8, or does not answer
   */
  public static String secret(String path) {
    String text = decode(path, BoundedFileReader.read(path));
    return text.endsWith("\r\n")
        ? text.substring(0, text.length() - 2)
        : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  /**
   * Reads a file; hangs as long as its file system does. Only a regular file is opened, or a link
   * to one, as Kubernetes mounts them: to open a FIFO may never end.
   *
   * @throws TwilioTokenException if it cannot be read
   */
  static byte[] read(String path) {
    try {
      Path file = Path.of(path);
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      if (!found.isRegularFile()) {
        throw Problem.FILE_NOT_REGULAR.because(
            "The path of %d characters names %s, not a regular file",
            path.length(), found.isDirectory() ? "a directory" : "a FIFO, a device or a socket");
      }
      try (InputStream stream = Files.newInputStream(file)) {
        return Bytes.readAtMost(MAX_BYTES, stream)
            .orElseThrow(() -> unreadable(path, "has over " + MAX_BYTES + " bytes"));
      }
    } catch (TwilioTokenException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw unreadable(path, reason(e));
    }
  }

  static String reason(Throwable failure) {
    if (failure instanceof NoSuchFileException) {
      return "does not exist";
    }
    return failure instanceof AccessDeniedException
        ? "may not be read by the server's user"
        : "cannot be read";
  }

  /**
   * Decodes what a file holds.
   *
   * @throws TwilioTokenException if it is not UTF-8
   */
  static String decode(String path, byte[] content) {
    return Bytes.utf8(content).orElseThrow(() -> unreadable(path, "is not UTF-8"));
  }

  static TwilioTokenException unreadable(String path, String what) {
    return Problem.FILE_UNREADABLE.because(
        "The file named by a path of %d characters %s", path.length(), what);
  }
}
