package io.github.twiliotoken.grant;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.Map;
import java.util.Set;

/**
 * Allows a product that has no grant type of its own here, for example the legacy {@code
 * ip_messaging}.
 *
 * @param key the member of {@code grants}; not one that has a type of its own
 * @param payload its value; texts, numbers, booleans, maps and lists
 */
public record CustomGrant(String key, Map<String, Object> payload) implements Grant {
  private static final Set<String> TAKEN =
      Set.of("identity", "voice", "chat", "video", "data_sync", "task_router", "player");

  /** Legacy keys, and the key that the product's grant has today. */
  private static final Map<String, String> LEGACY = Map.of("ip_messaging", "chat", "rtc", "video");

  /**
   * Checks the key and copies the payload.
   *
   * @throws TwilioTokenException if the key is blank or taken, or the payload holds anything else
   */
  public CustomGrant {
    if (key.isBlank() || TAKEN.contains(key)) {
      throw Problem.GRANT_KEY_TAKEN.because("'%s' is blank or has a type of its own", key);
    }
    Payload.text("key of a custom grant", key);
    payload = Payload.json(key, payload);
  }

  /**
   * Returns the key that Twilio uses today: {@code chat} for the legacy {@code ip_messaging},
   * {@code video} for {@code rtc}, and any other key as it is.
   */
  public static String currentKey(String key) {
    return LEGACY.getOrDefault(key, key);
  }
}
