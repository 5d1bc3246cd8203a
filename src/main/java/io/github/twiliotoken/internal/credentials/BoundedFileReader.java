package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file within a time limit. A file on a network mount that hangs looks regular and never
 * answers, and a thread that opens it cannot be interrupted. So each read has a thread of its own;
 * one that hangs is left behind, and the file is not read again until that thread has come back.
 */
final class BoundedFileReader {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  // one for each path that the configuration names, so that no caller piles up threads
  private static final Map<String, BoundedFileReader> READERS = new ConcurrentHashMap<>();

  private final String path;
  private final Duration patience;
  private @Nullable FutureTask<byte[]> unanswered;

  BoundedFileReader(String path, Duration patience) {
    this.path = path;
    this.patience = patience;
  }

  /**
   * Reads what the file holds now.
   *
   * @throws TwilioTokenException if it cannot be read, or does not answer within five seconds
   */
  static byte[] read(String path) {
    return of(path).read(() -> SmallFile.read(path));
  }

  static BoundedFileReader of(String path) {
    return READERS.computeIfAbsent(path, named -> new BoundedFileReader(named, PATIENCE));
  }

  synchronized byte[] read(Callable<byte[]> reading) {
    if (unanswered != null && !unanswered.isDone()) {
      throw hangs();
    }
    FutureTask<byte[]> read = new FutureTask<>(reading);
    Thread thread = new Thread(read, "twilio-token-file");
    thread.setDaemon(true);
    thread.setContextClassLoader(null); // a thread that hangs must not keep the application
    thread.start();
    unanswered = read; // not where no thread could be had
    try {
      byte[] content = read.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      unanswered = null; // it holds the secret
      return content;
    } catch (TimeoutException e) {
      throw hangs();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw hangs();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TwilioTokenException refusal
          ? refusal
          : new IllegalStateException("The file could not be read", e.getCause());
    }
  }

  private TwilioTokenException hangs() {
    return Problem.FILE_HANGS.because(
        "The file named by a path of %d characters has not answered for %s",
        path.length(), patience);
  }
}
