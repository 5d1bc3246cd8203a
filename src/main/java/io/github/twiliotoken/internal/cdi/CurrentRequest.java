package io.github.twiliotoken.internal.cdi;

/** Gives the request that the current thread serves. */
interface CurrentRequest {
  /** Returns whether this application can have requests of this kind. */
  boolean isAvailable();

  /**
   * Returns the request.
   *
   * @throws RuntimeException if there is none; each container has an exception of its own for it
   */
  CallerRequest get();
}
