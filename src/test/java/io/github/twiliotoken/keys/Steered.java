package io.github.twiliotoken.keys;

import io.github.twiliotoken.keys.Node.Fate;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A node on a thread of its own that does one call after the other, each when it is told to. */
final class Steered {
  private final World world;
  private final Semaphore go = new Semaphore(0);
  private final Semaphore stopped = new Semaphore(0);
  private volatile Fate fate = Fate.DONE;
  private volatile boolean running;
  private volatile String next = "";
  private volatile @Nullable Throwable broken;

  Steered(World world) {
    this.world = world;
  }

  boolean isRunning() {
    return running;
  }

  /** The call that comes next. */
  String next() {
    return next;
  }

  void start(Consumer<KeyRotation> job) {
    running = true;
    Thread thread = new Thread(() -> run(job), "node");
    thread.setDaemon(true);
    thread.start();
    await();
  }

  private void run(Consumer<KeyRotation> job) {
    try {
      job.accept(new Node(world, this::turn).rotation());
    } catch (Node.Killed | TwilioApiException | IllegalStateException | TwilioTokenException e) {
      // as may be
    } catch (Throwable e) {
      broken = e;
    } finally {
      running = false;
      stopped.release();
    }
  }

  private Fate turn(String call) {
    next = call;
    stopped.release();
    go.acquireUninterruptibly();
    return fate;
  }

  /** Does the next call. */
  void step(Fate becomes) {
    fate = becomes;
    go.release();
    await();
  }

  private void await() {
    stopped.acquireUninterruptibly();
    if (broken != null) {
      throw new AssertionError(broken);
    }
  }

  void finish() {
    while (running) {
      step(Fate.DONE);
    }
  }
}
