package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file for somebody who must not wait for ever: that of a network mount that hangs looks
 * regular and never answers, and no thread that opens it can be interrupted. So each read has a
 * thread of its own. One that hangs is left behind, and until it has come back there is no other.
 */
public final class BoundedFileReader {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Duration patience;
  private @Nullable FutureTask<byte[]> last;

  BoundedFileReader() {
    this(PATIENCE);
  }

  BoundedFileReader(Duration patience) {
    this.patience = patience;
  }

  /**
   * The bytes of the file as they are now.
   *
   * @throws TwilioTokenException if it cannot be read, or does not answer in time
   */
  byte[] content(String path) {
    return content(path, () -> CredentialsFile.contentNow(path));
  }

  synchronized byte[] content(String path, Callable<byte[]> reading) {
    if (last != null && !last.isDone()) {
      throw hangs(path);
    }
    FutureTask<byte[]> read = new FutureTask<>(reading);
    Thread thread = new Thread(read, "twilio-token-file");
    thread.setDaemon(true);
    thread.setContextClassLoader(null); // one that is left behind keeps as little as it can
    thread.start();
    last = read; // not where no thread could be had
    try {
      return read.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw hangs(path);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw hangs(path);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TwilioTokenException refusal
          ? refusal
          : new IllegalStateException("The file could not be read", e.getCause());
    }
  }

  private TwilioTokenException hangs(String path) {
    return Problem.FILE_HANGS.because(
        "The file named by a path of %d characters has not answered for %s",
        path.length(), patience);
  }
}
