package io.github.twiliotoken.internal.credentials;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file once. If it is stuck when the application ends, only the reader and the file stay.
 */
final class FilePoll implements Runnable {
  private final Function<CredentialsFile, CredentialsFileContent> reader;
  private final CredentialsFile file;
  private final Instant began;
  private volatile @Nullable AccountWatch watch;

  FilePoll(
      AccountWatch watch,
      Function<CredentialsFile, CredentialsFileContent> reader,
      CredentialsFile file,
      Instant began) {
    this.watch = watch;
    this.reader = reader;
    this.file = file;
    this.began = began;
  }

  Instant began() {
    return began;
  }

  void forgetWatch() {
    watch = null;
  }

  @Override
  public void run() {
    CredentialsFileContent content = read();
    AccountWatch asking = watch; // read once: the application may end meanwhile
    if (asking != null) {
      asking.end(this, content);
    }
  }

  private CredentialsFileContent read() {
    try {
      return reader.apply(file);
    } catch (Throwable e) {
      // else the thread would end, and count as stuck for ever
      return CredentialsFileContent.unreadable(
          SmallFile.unreadable(
              file.path(), "cannot be read (" + e.getClass().getSimpleName() + ")"));
    }
  }
}
