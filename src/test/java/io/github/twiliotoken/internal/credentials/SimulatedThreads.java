package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.MovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;

/** Runs polls at once and tasks in virtual time. Polls of accounts that hang get stuck. */
final class SimulatedThreads {
  private record Task(Instant due, Runnable action) {}

  private final MovedClock clock;
  private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::due));
  final Set<String> hanging = new HashSet<>();
  final Deque<Runnable> stuck = new ArrayDeque<>();
  int polls;
  boolean outOfMemory;
  boolean outOfThreads;

  SimulatedThreads(MovedClock clock) {
    this.clock = clock;
  }

  AccountWatch.Threads of(String account) {
    return new AccountWatch.Threads() {
      @Override
      public void run(Runnable poll) {
        if (outOfThreads) {
          throw new OutOfMemoryError("unable to create native thread");
        }
        polls++;
        if (hanging.contains(account)) {
          stuck.add(poll);
        } else {
          runUncaught(poll);
        }
      }

      @Override
      public Runnable schedule(Duration delay, Runnable action) {
        if (outOfMemory) {
          throw new OutOfMemoryError("Java heap space");
        }
        Task task = new Task(clock.instant().plus(delay), action);
        tasks.add(task);
        return () -> tasks.remove(task);
      }
    };
  }

  /** What a poll throws ends its thread, and nobody hears of it. */
  private static void runUncaught(Runnable poll) {
    try {
      poll.run();
    } catch (Throwable endsTheThread) {
      // as in an executor
    }
  }

  int planned() {
    return tasks.size();
  }

  /** Lets time pass, and runs each task that falls due at its moment. */
  void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    for (Task next = tasks.peek(); next != null && !next.due.isAfter(end); next = tasks.peek()) {
      tasks.remove();
      clock.pass(Duration.between(clock.instant(), next.due));
      next.action.run();
    }
    clock.pass(Duration.between(clock.instant(), end));
  }
}
