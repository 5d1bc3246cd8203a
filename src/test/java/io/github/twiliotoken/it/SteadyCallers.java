package io.github.twiliotoken.it;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Callers who ask all nodes for tokens all the time, of the profile {@code steady}. What they are
 * given is kept with its time.
 */
final class SteadyCallers implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String PROFILE = "{\"profile\":\"steady\"}";
  private static final int CALLERS = 10;
  private static final int THREADS = 8;

  /** How many tokens a caller may get at once; afterwards one each second. */
  static final int BURST = 10;

  static final String RATE = BURST + "/PT" + BURST + "S";
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** A token, and the times between which it was given. */
  private record Given(String caller, Server node, long sent, long received) {}

  private final List<String> names;
  private final Set<Server> nodes;
  private final Set<Server> lost = ConcurrentHashMap.newKeySet();
  private final List<Given> given = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(THREADS);

  private SteadyCallers(Server... nodes) {
    String name = "steady-" + System.nanoTime() + "-";
    this.names = IntStream.range(0, CALLERS).mapToObj(i -> name + i).toList();
    this.nodes = Set.of(nodes);
  }

  /** Starts callers, each of whom goes to each of these nodes. */
  static SteadyCallers start(Server... nodes) {
    SteadyCallers callers = new SteadyCallers(nodes);
    for (Server node : nodes) {
      Http http = node.http();
      for (String caller : callers.names) {
        String bearer = CallerJwt.of(caller);
        var unused =
            callers.threads.scheduleAtFixedRate(
                () -> callers.ask(caller, bearer, node, http),
                0,
                PAUSE.toMillis(),
                TimeUnit.MILLISECONDS);
      }
    }
    return callers;
  }

  private void ask(String caller, String bearer, Server node, Http http) {
    long sent = System.nanoTime();
    try {
      HttpResponse<String> answer = http.send(http.tokenRequest(bearer, PROFILE));
      if (answer.statusCode() == 200) {
        keep(new Given(caller, node, sent, System.nanoTime()));
      } else {
        Http.assertProblem(answer, 429, "TWT-072");
      }
    } catch (RuntimeException | AssertionError e) {
      if (lost.contains(node) || threads.isShutdown()) {
        throw e; // ends these requests
      }
      fail(caller + " at " + node.base() + ": " + e);
    }
  }

  private synchronized void keep(Given token) {
    given.add(token);
    notifyAll();
  }

  private synchronized void fail(String what) {
    failed.add(what);
    notifyAll();
  }

  /** Expects no answer of a node from now on. */
  void lose(Server node) {
    lost.add(node);
  }

  /** Returns what was answered by something other than a token or {@code TWT-072}. */
  synchronized List<String> failed() {
    return List.copyOf(failed);
  }

  /** Waits until each caller was given that many more tokens, by all nodes together. */
  void awaitTokens(int count) throws InterruptedException {
    awaitTokens(count, nodes);
  }

  /** Waits until each caller was given that many more tokens by one node. */
  void awaitTokens(int count, Server node) throws InterruptedException {
    awaitTokens(count, Set.of(node));
  }

  private synchronized void awaitTokens(int count, Set<Server> by) throws InterruptedException {
    long start = System.nanoTime();
    while (!names.stream().allMatch(name -> given(name, start, by).size() >= count)) {
      long left = PATIENCE.toNanos() - (System.nanoTime() - start);
      if (left <= 0 || !failed.isEmpty()) {
        throw new AssertionError(
            "Not %d tokens for each caller in %s; failed: %s".formatted(count, PATIENCE, failed));
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** Returns the callers who were given too many tokens in any span of time, by all nodes. */
  List<String> overLimit(int burst, long since) {
    return overLimit(burst, since, nodes);
  }

  /**
   * Returns the callers who were given too many tokens in any span of time, by one node.
   *
   * @param burst how many there may be at once
   * @param since when the first span may begin, by {@link System#nanoTime}
   */
  List<String> overLimit(int burst, long since, Server node) {
    return overLimit(burst, since, Set.of(node));
  }

  private synchronized List<String> overLimit(int burst, long since, Set<Server> by) {
    List<String> over = new ArrayList<>();
    for (String name : names) {
      List<Given> tokens = given(name, since, by);
      for (Given first : tokens) {
        for (Given last : tokens) {
          Duration span = Duration.ofNanos(last.received - first.sent);
          long count =
              tokens.stream()
                  .filter(one -> one.sent - first.sent >= 0 && one.received - last.received <= 0)
                  .count();
          if (count > 0 && count > burst + span.dividedBy(INTERVAL)) {
            over.add("%s was given %d tokens in %s".formatted(name, count, span));
          }
        }
      }
    }
    return over;
  }

  private List<Given> given(String name, long since, Set<Server> by) {
    return given.stream()
        .filter(one -> one.caller.equals(name) && by.contains(one.node))
        .filter(one -> one.sent - since >= 0)
        .toList();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
