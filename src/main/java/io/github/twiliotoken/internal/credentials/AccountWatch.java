package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.internal.text.Faults;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one account's credentials file again and again. A look that does not end is replaced, so
 * that the account heals as soon as the file can be read again; what the old one still finds is
 * thrown away, since it may be of long ago.
 */
final class AccountWatch {
  private static final Logger LOG = Logger.getLogger(AccountWatch.class.getName());

  /** How long a look may take before it is replaced; twice as long for each that is stuck. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** With this many threads stuck, which takes two months, there is none more until one is back. */
  static final int MOST_STUCK = 20;

  /** What runs each look on a thread that may get stuck, and calls back later on one that never. */
  interface Threads {
    void run(Runnable look);

    /** Plans that; gives what takes it back. */
    Runnable later(Duration delay, Runnable what);
  }

  private final SigningAccount account;
  private final Clock clock;
  private final Threads threads;
  private final Consumer<SigningAccount.Look> listener;
  private final Set<OneLook> stuck = new HashSet<>();
  private @Nullable OneLook running;
  private Runnable takeBack = () -> {}; // what is planned: the end of patience, or the next look
  private int planned; // the number of the look that is planned last; no other may begin by itself
  private boolean changed; // so the file is looked at again soon, and not before
  private boolean slow; // so nobody else waits for the look that is running
  private boolean starved; // of threads, which is told once
  private boolean stopped;

  AccountWatch(
      SigningAccount account,
      Clock clock,
      Threads threads,
      Consumer<SigningAccount.Look> listener) {
    this.account = account;
    this.clock = clock;
    this.threads = threads;
    this.listener = listener;
  }

  /** Begins a look, unless one is running or the file is given time to be written whole. */
  synchronized void look() {
    if (running == null && !changed && !stopped) {
      begin();
    }
  }

  /**
   * Begins a look and waits for its answer; not where somebody has already waited for it in vain.
   */
  synchronized void await(Duration most) throws InterruptedException {
    look();
    long end = System.nanoTime() + most.toNanos();
    while (!slow && isPending() && !account.isConfirmed(clock.instant())) {
      long left = end - System.nanoTime();
      if (left > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } else {
        slow = true;
        notifyAll();
      }
    }
  }

  private boolean isPending() {
    return running != null || changed;
  }

  /** Forgets what runs, so that a thread that stays stuck keeps as little as it can. */
  synchronized void stop() {
    stopped = true;
    stuck.forEach(look -> look.watch = null);
    if (running != null) {
      running.watch = null;
    }
    notifyAll();
  }

  private void begin() {
    planned++;
    OneLook look = new OneLook(this, account.file().orElseThrow(), clock.instant());
    running = look;
    try {
      after(PATIENCE.multipliedBy(1L << stuck.size()), () -> replace(look));
      threads.run(look);
    } catch (Throwable noThread) {
      running = null; // it never began
      plan(PATIENCE);
      if (!starved) {
        starved = true;
        LOG.log(
            Level.SEVERE,
            "No thread to look at the credentials file of the account '" + account.name() + "'",
            Faults.shown(noThread));
      }
      return;
    }
    starved = false;
  }

  private void plan(Duration delay) {
    int next = ++planned;
    after(delay, () -> lookAsPlanned(next));
  }

  /** In the place of what was planned before: else requests would heap up plans for an hour. */
  private void after(Duration delay, Runnable what) {
    takeBack.run();
    takeBack = threads.later(delay, what);
  }

  private void ended(OneLook look, CredentialsFileContent found) {
    SigningAccount.Look news;
    synchronized (this) {
      if (stopped) {
        return;
      }
      if (running != look) {
        stuck.remove(look);
        look(); // if there were too many to begin another
        return;
      }
      running = null;
      news = account.look(look.began, found);
      changed = news.mayBeHalf();
      slow = false;
      plan(news.next());
      notifyAll();
    }
    listener.accept(news);
  }

  private synchronized void lookAsPlanned(int number) {
    if (number == planned) {
      changed = false;
      look();
    }
  }

  private void replace(OneLook look) {
    SigningAccount.Look news;
    synchronized (this) {
      if (running != look || stopped) {
        return;
      }
      running = null;
      changed = false;
      slow = true;
      stuck.add(look);
      news = account.hangs(look.began, clock.instant());
      if (stuck.size() < MOST_STUCK) {
        begin();
      }
      notifyAll();
    }
    listener.accept(news);
  }

  /** One look at the file. Where it is stuck, the application's end leaves it nothing but that. */
  private static final class OneLook implements Runnable {
    private final CredentialsFile file;
    private final Instant began;
    private volatile @Nullable AccountWatch watch;

    OneLook(AccountWatch watch, CredentialsFile file, Instant began) {
      this.watch = watch;
      this.file = file;
      this.began = began;
    }

    @Override
    public void run() {
      CredentialsFileContent found = CredentialsFileContent.of(file);
      AccountWatch asking = watch;
      if (asking != null) {
        asking.ended(this, found);
      }
    }
  }
}
