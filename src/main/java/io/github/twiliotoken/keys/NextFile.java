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

/** Makes the file that takes another's name, readable by those who could read the other. */
final class NextFile {
  private static final String PAIR = "pair";

  private NextFile() {}

  /**
   * The file that is to follow, in a folder that nobody else can enter. The copy has what only the
   * system's own copying keeps: on Linux that is the access list as well, which Java cannot see.
   */
  static Path made(Path real) throws IOException {
    Path room = Files.createDirectory(room(real), ownerOnly(real, "rwx------"));
    Path whole = room.resolve(PAIR);
    Files.copy(real, whole, StandardCopyOption.COPY_ATTRIBUTES);
    requireSameReaders(real, whole);
    return whole;
  }

  /** Refuses a file that others could read than that which it replaces. */
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

  /** Writes that in the place of what it holds, though it may be a file that is only to be read. */
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

  /** Removes what a writer has made and not moved. */
  static void clear(Path real) throws IOException {
    Path room = room(real);
    if (Files.isDirectory(room, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(room.resolve(PAIR));
    }
    Files.deleteIfExists(room);
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

  private static Path room(Path real) {
    return beside(real, ".next");
  }

  static Path beside(Path real, String suffix) {
    return real.resolveSibling(real.getFileName() + suffix);
  }
}
