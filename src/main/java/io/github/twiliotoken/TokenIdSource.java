package io.github.twiliotoken;

/**
 * Gives the part of a token's {@code jti} that follows the key's SID. As a bean of the application
 * it replaces the library's own, whose ids repeat neither across threads nor nodes nor restarts.
 */
@FunctionalInterface
public interface TokenIdSource {
  /**
   * The next id: 1 to 128 printable ASCII characters without a space, never the same twice;
   * anything else refuses the token.
   */
  String next();
}
