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
 * The threads of the watch: one that keeps the time and never opens a file, and those that look, as
 * many as looks are running or stuck. They are ours since Jakarta Concurrency is not everywhere
 * where CDI is; they end with the application.
 */
final class WatchThreads implements AccountWatch.Threads {
  private static final Logger LOG = Logger.getLogger(WatchThreads.class.getName());
  private static final String NAME = "twilio-token-credentials";

  // observers of a rotation are called on these threads, as code of the application
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, task -> daemon(task, NAME));
  private final ExecutorService looks =
      Executors.newCachedThreadPool(task -> daemon(task, NAME + "-look"));

  WatchThreads() {
    clock.setRemoveOnCancelPolicy(true);
  }

  private Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    return thread;
  }

  @Override
  public void run(Runnable look) {
    try {
      looks.execute(look);
    } catch (RejectedExecutionException ended) {
      // with the application, between two looks
    }
  }

  @Override
  public Runnable later(Duration delay, Runnable what) {
    try {
      Future<?> planned =
          clock.schedule(() -> safely(what), delay.toMillis(), TimeUnit.MILLISECONDS);
      return () -> planned.cancel(false);
    } catch (RejectedExecutionException ended) {
      return () -> {}; // with the application
    }
  }

  private static void safely(Runnable what) {
    try {
      what.run();
    } catch (Throwable e) {
      LOG.log(Level.SEVERE, "The watch over the credentials files failed", Faults.shown(e));
    }
  }

  void stop() {
    clock.shutdownNow();
    looks.shutdownNow();
  }
}
