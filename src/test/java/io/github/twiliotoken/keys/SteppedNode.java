package io.github.twiliotoken.keys;

import io.github.twiliotoken.keys.SimulatedNode.CallOutcome;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a rotation on a thread of its own that stops before each call until it is told to go on. */
final class SteppedNode {
  private final RotationSimulation simulation;
  private final Semaphore go = new Semaphore(0);
  private final Semaphore stopped = new Semaphore(0);
  private volatile CallOutcome outcome = CallOutcome.DONE;
  private volatile boolean running;
  private volatile String next = "";
  private volatile @Nullable Throwable broken;

  SteppedNode(RotationSimulation simulation) {
    this.simulation = simulation;
  }

  boolean isRunning() {
    return running;
  }

  /** The call that comes next. */
  String next() {
    return next;
  }

  /** Returns whether it has read its own clock, and Twilio's comes next. */
  boolean isBetweenClocks() {
    return running && next.equals("time");
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
      job.accept(new SimulatedNode(simulation, this::turn).rotation());
    } catch (SimulatedNode.Killed
        | TwilioApiException
        | IllegalStateException
        | TwilioTokenException e) {
      // as may be
    } catch (Throwable e) {
      broken = e;
    } finally {
      running = false;
      stopped.release();
    }
  }

  private CallOutcome turn(String call) {
    next = call;
    stopped.release();
    go.acquireUninterruptibly();
    return outcome;
  }

  /** Does the next call. */
  void step(CallOutcome becomes) {
    outcome = becomes;
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
      step(CallOutcome.DONE);
    }
  }
}
