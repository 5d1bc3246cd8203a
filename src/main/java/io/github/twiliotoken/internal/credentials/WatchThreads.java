package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.internal.text.Faults;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs polls of files: one thread keeps the time and never opens a file, and each poll that is
 * running or stuck has one of its own. They are the library's own: Jakarta Concurrency is in the
 * Web Profile only from EE 10 on, and not in MicroProfile. They end with the application.
 */
final class WatchThreads implements AccountWatch.Threads {
  private static final Logger LOG = Logger.getLogger(WatchThreads.class.getName());
  private static final String NAME = "twilio-token-credentials";

  // observers of a rotation are called on these threads, as code of the application
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, task -> daemon(task, NAME));
  private final ExecutorService pollers =
      Executors.newCachedThreadPool(task -> daemon(task, NAME + "-look"));

  WatchThreads() {
    timer.setRemoveOnCancelPolicy(true);
  }

  private Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    return thread;
  }

  @Override
  public void run(Runnable poll) {
    try {
      pollers.execute(poll);
    } catch (RejectedExecutionException stopped) {
      // the application has ended between two polls
    }
  }

  @Override
  public Runnable schedule(Duration delay, Runnable task) {
    try {
      Future<?> planned =
          timer.schedule(() -> runSafely(task), delay.toMillis(), TimeUnit.MILLISECONDS);
      return () -> planned.cancel(false);
    } catch (RejectedExecutionException stopped) {
      return () -> {}; // the application has ended
    }
  }

  private static void runSafely(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      LOG.log(Level.SEVERE, "The watch over the credentials files failed", Faults.shown(e));
    }
  }

  void stop() {
    timer.shutdownNow();
    pollers.shutdownNow();
  }
}
