package io.github.twiliotoken.grant;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.Map;

/**
 * Allows live playback. It passes on, unchanged, the object that Twilio's PlaybackGrant API gave.
 *
 * @param payload the object; texts, numbers, booleans, maps, lists and, as Twilio sends them, nulls
 */
public record PlaybackGrant(Map<String, Object> payload) implements Grant {
  /**
   * Copies the object.
   *
   * @throws TwilioTokenException if it is empty or holds anything else
   */
  public PlaybackGrant {
    payload = Payload.opaque("player", payload);
    if (payload.isEmpty()) {
      throw Problem.GRANT_INCOMPLETE.because(
          "The player grant is empty; pass the whole object that Twilio's PlaybackGrant API gave");
    }
  }

  @Override
  public String key() {
    return "player";
  }
}
