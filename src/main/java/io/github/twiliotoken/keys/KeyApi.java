package io.github.twiliotoken.keys;

import io.github.twiliotoken.jwt.Credentials;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What a rotation asks of Twilio; each call is one that a process may die before or after. */
interface KeyApi {
  Credentials create(String friendlyName);

  Stream<ApiKey> list();

  Optional<ApiKey> get(String sid);

  ApiKey rename(String sid, String friendlyName);

  void delete(String sid);

  /** Deletes, whoever still names the key. */
  void deleteInWords(String sid);

  /** Signs in with the pair. */
  void prove(Credentials pair);

  /** What Twilio's clock says, at or before this moment. */
  Instant time();
}
