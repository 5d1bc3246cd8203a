package io.github.twiliotoken;

import java.time.Instant;
import java.util.Optional;

/**
 * Keeps one point in time for each caller whose tokens are limited by {@code twilio.token.rate}.
 * The standard one keeps them in the memory of its node, so that several nodes allow several times
 * the limit. An application replaces it to share one limit between all nodes:
 *
 * <pre>{@code
 * @Alternative @Priority(1) @ApplicationScoped
 * class ClusterRateStore implements RateStore { … }
 * }</pre>
 *
 * <p>It is called by many threads, none of which serves a request, and must answer within a quarter
 * of a second, also for its first token: it opens what it needs when the application starts. If it
 * throws or does not answer, the limit of the node alone holds for a while. A call that does not
 * answer is interrupted. If nothing can interrupt it, such as a read from a socket, it must end by
 * a timeout of its own, or it keeps its thread: after sixteen of them the store is not asked again.
 * An entry may be dropped once its time has passed on the clocks of all nodes.
 */
public interface RateStore {
  /**
   * Returns the time that is kept for a key.
   *
   * @param key one for each caller, profile and account, and the same on all nodes: 43 characters,
   *     the Base64url of a SHA-256. It shows no name of a caller, but has no secret: a name that
   *     can be guessed can be tried
   * @return empty if there is none
   */
  Optional<Instant> get(String key);

  /**
   * Keeps another time for a key, in one step, if the one before is still what was read.
   *
   * @param before what {@link #get} has returned
   * @param after at most one period of the limit ahead of now
   * @return whether it was kept; false if another thread or node was faster
   */
  boolean compareAndSet(String key, Optional<Instant> before, Instant after);
}
