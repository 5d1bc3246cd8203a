package io.github.twiliotoken.grant;

import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Identity;
import io.github.twiliotoken.value.TtlRange;
import java.util.Map;

/**
 * One thing that a token allows. Every implementation checks itself when it is made.
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

  /** The member of {@code grants} that this grant becomes, by Twilio's name. */
  String key();

  /**
   * The value of that member, in Twilio's order: texts, numbers, booleans, maps and lists. What was
   * not asked for is absent, never null and never empty text; only the opaque object of {@link
   * PlaybackGrant} keeps the nulls it came with.
   */
  Map<String, Object> payload();

  /** The lifetimes that make sense with this grant. */
  default TtlRange lifetimes() {
    return TtlRange.ANY;
  }

  /**
   * Refuses an identity that the product behind this grant does not take.
   *
   * @throws TwilioTokenException if it does not; the message says the product's rule
   */
  default void admit(Identity identity) {}
}
