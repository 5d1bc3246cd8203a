package io.github.twiliotoken;

import io.github.twiliotoken.value.Identity;
import io.github.twiliotoken.value.Region;
import java.time.Instant;
import java.util.Optional;

/**
 * A signed Twilio Access Token.
 *
 * @param jwt the token itself, for the client's SDK. Its holder acts as the identity until it ends
 * @param id its claim {@code jti}, by which logs and audits name it
 * @param identity who the holder is to Twilio
 * @param issuedAt when it was made, in whole seconds
 * @param expiresAt when it ends, in whole seconds
 * @param region where its client must connect to; empty for US1, where every client connects unless
 *     it is told otherwise
 */
public record AccessToken(
    String jwt,
    String id,
    Identity identity,
    Instant issuedAt,
    Instant expiresAt,
    Optional<Region> region) {
  /**
   * The longest JWT that is signed, in characters. A longer one does not fit into the headers that
   * most servers take, nor into a request to inspect it.
   */
  public static final int LONGEST = 8192;

  /** Returns the id and the end, never the token itself. */
  @Override
  public String toString() {
    return "AccessToken[id=" + id + ", expiresAt=" + expiresAt + "]";
  }
}
