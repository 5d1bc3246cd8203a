package io.github.twiliotoken.keys;

import io.github.twiliotoken.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Makes the file that will take another's name, and that the same users can read. */
final class ReplacementFile {
  private static final String PAIR = "pair";

  private ReplacementFile() {}

  /**
   * Creates a copy in a folder that nobody else can enter. Copying keeps what only the system can:
   * on Linux also the access list, which Java cannot see.
   */
  static Path create(Path real) throws IOException {
    Path folder = Files.createDirectory(folder(real), ownerOnly(real, "rwx------"));
    Path whole = folder.resolve(PAIR);
    Files.copy(real, whole, StandardCopyOption.COPY_ATTRIBUTES);
    requireSameReaders(real, whole);
    return whole;
  }

  /** Refuses a new file that other users could read than the old one. */
  static void requireSameReaders(Path old, Path made) throws IOException {
    if (!isPosix(old)) {
      return;
    }
    PosixFileAttributes before = Files.readAttributes(old, PosixFileAttributes.class);
    PosixFileAttributes after = Files.readAttributes(made, PosixFileAttributes.class);
    if (!shown(before).equals(shown(after))) {
      throw Problem.STORE_NOT_WRITTEN.because(
          "The credentials file belongs to %s, and this process can only write one that belongs to"
              + " %s; so others could read it than before",
          shown(before), shown(after));
    }
  }

  private static String shown(PosixFileAttributes file) {
    return file.owner().getName()
        + ":"
        + file.group().getName()
        + " "
        + PosixFilePermissions.toString(file.permissions());
  }

  /** Replaces what the file holds, also if its mode is read-only; the mode stays. */
  static void fill(Path whole, String text) throws IOException {
    Set<PosixFilePermission> mode =
        isPosix(whole) ? Files.getPosixFilePermissions(whole) : Set.of();
    boolean readOnly = isPosix(whole) && !mode.contains(PosixFilePermission.OWNER_WRITE);
    if (readOnly) {
      Set<PosixFilePermission> more = EnumSet.of(PosixFilePermission.OWNER_WRITE);
      more.addAll(mode);
      Files.setPosixFilePermissions(whole, more);
    }
    try (FileChannel channel =
        FileChannel.open(whole, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    if (readOnly) {
      Files.setPosixFilePermissions(whole, mode);
    }
  }

  /** Removes a copy that was created and not moved. */
  static void clear(Path real) throws IOException {
    Path folder = folder(real);
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(folder.resolve(PAIR));
    }
    Files.deleteIfExists(folder);
  }

  static FileAttribute<?>[] ownerOnly(Path path, String mode) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static Path folder(Path real) {
    return beside(real, ".next");
  }

  static Path beside(Path real, String suffix) {
    return real.resolveSibling(real.getFileName() + suffix);
  }
}
