package io.github.twiliotoken.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A folder with a credentials file, as Kubernetes mounts and swaps it. */
record Mount(Path folder) {
  Path file() {
    return folder.resolve("credentials");
  }

  /** Swaps as the kubelet does: a new folder, and one atomic rename of the link to it. */
  void swap(String content) throws IOException {
    Path link = folder.resolve("..data");
    Files.createDirectories(folder);
    Path old = Files.isSymbolicLink(link) ? folder.resolve(Files.readSymbolicLink(link)) : null;
    Path version = Files.createTempDirectory(folder, "..2026_");
    Files.writeString(version.resolve("credentials"), content);
    Path next = folder.resolve("..data_tmp");
    Files.deleteIfExists(next);
    Files.createSymbolicLink(next, version.getFileName());
    Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (!Files.isSymbolicLink(file())) {
      Files.createSymbolicLink(file(), Path.of("..data", "credentials"));
    }
    if (old != null) {
      Files.deleteIfExists(old.resolve("credentials"));
      Files.deleteIfExists(old);
    }
  }

  static String pair(String key, String secret) {
    return "twilio.api.key=%s\ntwilio.api.secret=%s\n".formatted(key, secret);
  }
}
