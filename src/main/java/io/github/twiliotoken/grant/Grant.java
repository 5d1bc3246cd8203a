package io.github.twiliotoken.grant;

import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Identity;
import io.github.twiliotoken.value.TtlRange;
import java.util.Map;

/**
 * Grants access to one product of Twilio, and says what the holder may do there. Every
 * implementation checks itself when it is made.
 *
 * @see <a href="https://www.twilio.com/docs/iam/access-tokens">Twilio: Access Tokens</a>
 */
public sealed interface Grant
    permits VoiceGrant,
        ChatGrant,
        VideoGrant,
        SyncGrant,
        TaskRouterGrant,
        PlaybackGrant,
        CustomGrant {

  /** Returns Twilio's name for this grant: the name of its member in the claim {@code grants}. */
  String key();

  /**
   * Returns the value of that member, in Twilio's order: texts, numbers, booleans, maps and lists.
   * What was not asked for is absent, never null and never empty text; only the opaque object of
   * {@link PlaybackGrant} keeps the nulls it came with.
   */
  Map<String, Object> payload();

  /** Returns the lifetimes that make sense with this grant. */
  default TtlRange lifetimes() {
    return TtlRange.ANY;
  }

  /**
   * Refuses an identity that the product behind this grant does not take.
   *
   * @throws TwilioTokenException if the product does not take it; the message gives the product's
   *     rule
   */
  default void admit(Identity identity) {}
}
