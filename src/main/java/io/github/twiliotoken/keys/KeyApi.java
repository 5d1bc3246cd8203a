package io.github.twiliotoken.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists the calls to Twilio that a rotation makes. The process may die before or after each call.
 */
interface KeyApi {
  CreatedKey create(String friendlyName);

  Stream<ApiKey> list();

  Optional<ApiKey> get(String sid);

  ApiKey rename(String sid, String friendlyName);

  /** Deletes a key, unless it is in use. */
  void delete(String sid);

  /** Deletes a key, also one that is in use. */
  void forceDelete(String sid);

  /**
   * Signs in with a new key, and tries for minutes: Twilio may not know it everywhere yet.
   *
   * @param soak how long to wait then, before it must sign in once more
   */
  void verify(CreatedKey key, Duration soak);

  /** Reads Twilio's clock: the moment of an answer, cut to the second. */
  Instant time();
}
