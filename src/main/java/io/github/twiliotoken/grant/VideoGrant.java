package io.github.twiliotoken.grant;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Identity;
import java.util.Map;
import java.util.Optional;

/**
 * Allows Video rooms. Identities have 1 to 128 characters; the API key must be one of US1.
 *
 * @param room the one room, by name or SID; empty for every room of the account
 */
public record VideoGrant(Optional<String> room) implements Grant {
  /** The longest name of a room that Twilio takes, in characters (its error 53101). */
  public static final int LONGEST_ROOM = 128;

  private static final int LONGEST_IDENTITY = 128;

  /**
   * Checks the room.
   *
   * @throws TwilioTokenException if the room is blank, {@code *}, or has over 128 characters
   */
  public VideoGrant {
    room.ifPresent(
        name -> {
          if (name.length() > LONGEST_ROOM) {
            throw Problem.GRANT_VALUE_NOT_POSSIBLE.because(
                "The video.room has %d characters; Twilio takes %d at most",
                name.length(), LONGEST_ROOM);
          }
          if (Payload.text("video.room", name).equals("*")) {
            throw Problem.GRANT_VALUE_NOT_POSSIBLE.because(
                "The video.room is '*', which Twilio would take for a room of that name; in Java"
                    + " every room is VideoGrant.everyRoom()");
          }
        });
  }

  /** Makes a grant for one room, by name or SID. */
  public VideoGrant(String room) {
    this(Optional.of(room));
  }

  /** Makes a grant for every room of the account. */
  public static VideoGrant everyRoom() {
    return new VideoGrant(Optional.empty());
  }

  @Override
  public String key() {
    return "video";
  }

  @Override
  public Map<String, Object> payload() {
    return new Payload().with("room", room).members();
  }

  @Override
  public void admit(Identity identity) {
    if (identity.value().length() > LONGEST_IDENTITY) {
      throw Problem.IDENTITY_NOT_POSSIBLE.because(
          "Video takes an identity of 1 to %d characters; '%s' has %d",
          LONGEST_IDENTITY, identity.value(), identity.value().length());
    }
  }
}
