package io.github.twiliotoken.keys;

import io.github.twiliotoken.jwt.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rotation asks of Twilio; each call is one that a process may die before or after.
 *
 * <p>It is the resource {@code Keys} of the API {@code 2010-04-01}. Twilio calls {@code /v1/Keys}
 * of {@code iam.twilio.com} the latest, but that has no host in a region, and what it has more,
 * Restricted keys, cannot sign Access Tokens (error 20160).
 */
interface KeyApi {
  Credentials create(String friendlyName);

  Stream<ApiKey> list();

  Optional<ApiKey> get(String sid);

  ApiKey rename(String sid, String friendlyName);

  void delete(String sid);

  /** Deletes a key, also where somebody still names it. */
  void deleteInWords(String sid);

  /**
   * Signs in with a new pair, which Twilio may not know everywhere for some minutes.
   *
   * @param soak how long to wait then, before it must sign in once more
   */
  void prove(Credentials pair, Duration soak);

  /** What Twilio's clock says, at or before this moment. */
  Instant time();
}
