package io.github.twiliotoken;

/**
 * Gives the ids of tokens: the part of the claim {@code jti} that follows the key's SID. A bean of
 * the application with this type replaces the library's own source, which never repeats an id
 * across threads, nodes or restarts.
 */
@FunctionalInterface
public interface TokenIdSource {
  /**
   * Returns the next id: 1 to 128 printable ASCII characters without a space, never the same twice.
   * Any other text refuses the token. Many threads may call it at once.
   */
  String next();
}
