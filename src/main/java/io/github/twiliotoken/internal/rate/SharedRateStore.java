package io.github.twiliotoken.internal.rate;

import io.github.twiliotoken.RateStore;
import io.github.twiliotoken.internal.text.Faults;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the application's store, and does without it where it fails: it must never stop tokens. It
 * is called on threads of its own, is given a quarter of a second, and is left alone for a second
 * after each failure (a circuit breaker).
 */
public final class SharedRateStore {
  private static final Logger LOG = Logger.getLogger(SharedRateStore.class.getName());
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();
  private static final int THREADS = 16;
  private static final int WAITING = 256;

  private final Supplier<RateStore> store;
  private final Duration patience;
  private final LongSupplier nanoTime;
  private final ThreadPoolExecutor threads;

  /** The moment of the last failure. */
  private final AtomicLong failedAt;

  private final AtomicLong logAgain;

  /** Whether the log says that the store failed, and not yet that it answers again. */
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * Makes a guard of a store.
   *
   * @param store gives the store; to make it may fail or hang like the store itself
   * @param nanoTime as {@link System#nanoTime}; it never jumps
   */
  public SharedRateStore(Supplier<RateStore> store, LongSupplier nanoTime) {
    this(store, PATIENCE, nanoTime);
  }

  SharedRateStore(Supplier<RateStore> store, Duration patience, LongSupplier nanoTime) {
    this.store = store;
    this.patience = patience;
    this.nanoTime = nanoTime;
    this.failedAt = new AtomicLong(nanoTime.getAsLong() - PAUSE_NANOS);
    this.logAgain = new AtomicLong(nanoTime.getAsLong());
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "twilio-token-rate");
              thread.setDaemon(true);
              // the store is code of the application
              thread.setContextClassLoader(loader);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** Asks the store a question; returns empty if it does not answer. */
  <T> Optional<T> ask(Function<RateStore, T> question) {
    if (nanoTime.getAsLong() - failedAt.get() < PAUSE_NANOS) {
      return Optional.empty();
    }
    try {
      Future<T> answer = threads.submit(() -> question.apply(store.get()));
      try {
        T given = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        answered();
        return Optional.of(given);
      } finally {
        answer.cancel(true);
      }
    } catch (ExecutionException e) {
      failed("it has thrown", e.getCause());
    } catch (TimeoutException | CancellationException e) {
      failed("it has not answered within " + patience, null);
    } catch (RejectedExecutionException e) {
      if (!threads.isShutdown()) {
        failed(
            THREADS
                + " questions are open and "
                + WAITING
                + " wait; if none ends, give the store's calls a timeout",
            null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  /** Says that the store answers again, once it has not failed for a minute. */
  private void answered() {
    if (told.get()
        && nanoTime.getAsLong() - failedAt.get() >= QUIET_NANOS
        && told.getAndSet(false)) {
      LOG.info("The RateStore answers again, so that its limit holds for all nodes it reaches");
    }
  }

  /** Leaves the store alone for a while, and says so, at most once a minute. */
  private void failed(String what, @Nullable Throwable why) {
    long now = nanoTime.getAsLong();
    failedAt.set(now);
    long again = logAgain.get();
    if (now - again >= 0 && logAgain.compareAndSet(again, now + QUIET_NANOS)) {
      told.set(true);
      LOG.log(
          Level.WARNING,
          "The RateStore failed, so that each node limits its own tokens: " + what,
          why == null ? null : Faults.shown(why));
    }
  }

  /** Ends its threads, when the application ends. */
  public void stop() {
    threads.shutdownNow();
  }
}
