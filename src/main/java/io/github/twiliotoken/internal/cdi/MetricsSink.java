package io.github.twiliotoken.internal.cdi;

/**
 * Counts in the metrics of a server. Each value comes from the configuration, and none from a
 * client, so that their number is bounded.
 */
public interface MetricsSink {
  /**
   * The labels of a token.
   *
   * @param profile the name of its profile; empty if it has none
   * @param account the name of the account that signs; empty if that has none
   */
  record Labels(String profile, String account) {}

  /** Counts a token that was issued, and the time that it took. */
  void issued(Labels labels, long nanos);

  /**
   * Counts a token that was refused.
   *
   * @param code the code of the problem
   * @param profile the name of its profile; empty if it has none, or is not known yet
   */
  void refused(String code, String profile);

  /** Counts a key that was replaced; the account's name is empty if it has none. */
  void rotated(String account);
}
