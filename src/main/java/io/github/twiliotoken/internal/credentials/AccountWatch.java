package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.internal.text.Faults;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Polls one account's credentials file, under a watchdog with exponential patience. A thread that
 * hangs in a file system cannot be interrupted. So a poll that does not end in time is replaced by
 * one on another thread, and each stuck thread doubles the time of the next. The account heals as
 * soon as the file can be read again. The result of a replaced poll is dropped, since it may be
 * old.
 *
 * <p>At any moment one thing is planned: the end of the patience while a poll is running, else the
 * next poll.
 */
final class AccountWatch {
  private static final Logger LOG = Logger.getLogger(AccountWatch.class.getName());

  /** How long a poll may take before it is replaced; twice as long for each that is stuck. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** With this many threads stuck, which takes two months, no poll begins until one is back. */
  static final int MOST_STUCK = 20;

  /** Runs polls on threads that may get stuck, and tasks on one that never does. */
  interface Threads {
    void run(Runnable poll);

    /** Runs a task after a delay; returns what cancels it. */
    Runnable schedule(Duration delay, Runnable task);
  }

  private final SigningAccount account;
  private final Function<CredentialsFile, CredentialsFileContent> reader;
  private final Clock clock;
  private final Threads threads;
  private final Consumer<PollResult> listener;

  // guarded by this
  private final Set<FilePoll> stuck = new HashSet<>();
  private @Nullable FilePoll running;
  private Runnable cancelPlan = () -> {};
  private int planNumber; // of the last plan; an older one that still runs does nothing
  private boolean changed; // the file may be half-written, so only the planned poll may begin
  private boolean awaitedInVain; // nobody waits for this poll any more
  private boolean outOfThreads; // which is logged once
  private boolean stopped;

  /**
   * Makes a watch; nothing is polled yet.
   *
   * @param reader reads the file; it may hang
   * @param listener is told what each poll has led to, on the thread that found it out
   */
  AccountWatch(
      SigningAccount account,
      Function<CredentialsFile, CredentialsFileContent> reader,
      Clock clock,
      Threads threads,
      Consumer<PollResult> listener) {
    this.account = account;
    this.reader = reader;
    this.clock = clock;
    this.threads = threads;
    this.listener = listener;
  }

  /** Begins a poll, unless one is running or the file is given time to be written whole. */
  synchronized void poll() {
    if (!isPending() && !stopped) {
      begin();
    }
  }

  /**
   * Begins a poll and waits until the account is confirmed or the poll has ended; returns at once
   * if somebody has already waited for it in vain.
   */
  synchronized void pollAndWait(Duration most) throws InterruptedException {
    poll();
    long end = System.nanoTime() + most.toNanos();
    while (!awaitedInVain && isPending() && !account.isConfirmed(clock.instant())) {
      long left = end - System.nanoTime();
      if (left > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } else {
        awaitedInVain = true;
        notifyAll();
      }
    }
  }

  private boolean isPending() {
    return running != null || changed;
  }

  /** Ends the watch. A thread that stays stuck keeps little of the application in memory. */
  synchronized void stop() {
    stopped = true;
    stuck.forEach(poll -> poll.forgetWatch());
    if (running != null) {
      running.forgetWatch();
    }
    notifyAll();
  }

  private void begin() {
    planNumber++;
    FilePoll poll = new FilePoll(this, reader, account.file().orElseThrow(), clock.instant());
    running = poll;
    try {
      plan(PATIENCE.multipliedBy(1L << stuck.size()), () -> replace(poll));
      threads.run(poll);
    } catch (Throwable noThread) {
      running = null; // it never began
      planPoll(PATIENCE);
      if (!outOfThreads) {
        outOfThreads = true;
        LOG.log(
            Level.SEVERE,
            "No thread to look at the credentials file of the account '" + account.name() + "'",
            Faults.shown(noThread));
      }
      return;
    }
    outOfThreads = false;
  }

  private void planPoll(Duration delay) {
    int number = ++planNumber;
    plan(delay, () -> pollAsPlanned(number));
  }

  /** Plans a task in the place of the one planned before, so that requests pile up no plans. */
  private void plan(Duration delay, Runnable task) {
    cancelPlan.run();
    cancelPlan = threads.schedule(delay, task);
  }

  private synchronized void pollAsPlanned(int number) {
    if (number == planNumber) {
      changed = false;
      poll();
    }
  }

  /** Handles what a poll has found. */
  void end(FilePoll poll, CredentialsFileContent content) {
    PollResult result;
    synchronized (this) {
      if (stopped) {
        return;
      }
      if (running != poll) {
        stuck.remove(poll);
        poll(); // where too many were stuck to begin another
        return;
      }
      running = null;
      result = account.poll(poll.began(), content);
      changed = result.changed();
      awaitedInVain = false;
      planPoll(result.next());
      notifyAll();
    }
    listener.accept(result);
  }

  private void replace(FilePoll poll) {
    PollResult result;
    synchronized (this) {
      if (running != poll || stopped) {
        return;
      }
      running = null;
      changed = false;
      awaitedInVain = true;
      stuck.add(poll);
      result = account.hangs(poll.began(), clock.instant());
      if (stuck.size() < MOST_STUCK) {
        begin();
      }
      notifyAll();
    }
    listener.accept(result);
  }
}
