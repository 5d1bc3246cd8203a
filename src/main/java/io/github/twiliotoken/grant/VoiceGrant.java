package io.github.twiliotoken.grant;

import io.github.twiliotoken.internal.text.AsciiSet;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Identity;
import io.github.twiliotoken.value.Sid;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import java.util.Map;
import java.util.Optional;

/**
 * Allows calls with the Voice SDKs. A new grant allows no call; add those that the holder may make
 * or take:
 *
 * <pre>{@code
 * new VoiceGrant().incoming().outgoing("AP0123456789abcdef0123456789abcdef")
 * }</pre>
 *
 * <p>Lifetimes go from 60 s (the SDK refreshes 10 s before the end, so a shorter one loops) to
 * 86399 s (error 31207). Identities are 1 to 121 of {@code A-Z a-z 0-9 _}.
 *
 * @param incomingAllow whether the holder may be called
 * @param outgoing the application that handles the holder's calls, if the holder may call
 * @param pushCredentialSid {@code CR} and 32 hexadecimal digits: how incoming calls reach a phone
 * @param endpointId a name for this device
 */
public record VoiceGrant(
    boolean incomingAllow,
    Optional<Outgoing> outgoing,
    Optional<String> pushCredentialSid,
    Optional<String> endpointId)
    implements Grant {
  private static final AsciiSet IDENTITY = AsciiSet.LETTERS_AND_DIGITS.or(AsciiSet.of("_"));
  private static final int LONGEST_IDENTITY = 121;
  private static final TtlRange LIFETIMES = new TtlRange(Ttl.ofSeconds(60), Ttl.ofSeconds(86_399));

  /**
   * Names the application that handles outgoing calls.
   *
   * @param applicationSid {@code AP} and 32 hexadecimal digits
   * @param params handed to the application with every call; texts, numbers, booleans, maps, lists
   */
  public record Outgoing(String applicationSid, Map<String, Object> params) {
    /**
     * Checks the values and copies the parameters.
     *
     * @throws TwilioTokenException if a value is malformed
     */
    public Outgoing {
      Sid.check("AP", applicationSid);
      params = Payload.json("voice.outgoing.params", params);
    }
  }

  /**
   * Checks the values.
   *
   * @throws TwilioTokenException if a value is malformed or blank
   */
  public VoiceGrant {
    pushCredentialSid.ifPresent(sid -> Sid.check("CR", sid));
    endpointId.ifPresent(id -> Payload.text("voice.endpoint_id", id));
  }

  /** Makes a grant that allows no call yet. */
  public VoiceGrant() {
    this(false, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns a copy of this grant that also allows incoming calls. */
  public VoiceGrant incoming() {
    return new VoiceGrant(true, outgoing, pushCredentialSid, endpointId);
  }

  /** Returns a copy of this grant that also allows outgoing calls, through this application. */
  public VoiceGrant outgoing(String applicationSid) {
    return outgoing(applicationSid, Map.of());
  }

  /**
   * Returns a copy of this grant that also allows outgoing calls, through this application.
   *
   * @param params handed to the application with every call
   */
  public VoiceGrant outgoing(String applicationSid, Map<String, Object> params) {
    return new VoiceGrant(
        incomingAllow,
        Optional.of(new Outgoing(applicationSid, params)),
        pushCredentialSid,
        endpointId);
  }

  /** Returns a copy of this grant with a push credential. */
  public VoiceGrant pushCredential(String sid) {
    return new VoiceGrant(incomingAllow, outgoing, Optional.of(sid), endpointId);
  }

  /** Returns a copy of this grant that names the device. */
  public VoiceGrant endpoint(String id) {
    return new VoiceGrant(incomingAllow, outgoing, pushCredentialSid, Optional.of(id));
  }

  @Override
  public String key() {
    return "voice";
  }

  @Override
  public Map<String, Object> payload() {
    Payload payload = new Payload();
    if (incomingAllow) {
      payload.with("incoming", Map.of("allow", true));
    }
    outgoing.ifPresent(
        to -> {
          Payload application =
              new Payload().with("application_sid", Optional.of(to.applicationSid));
          if (!to.params.isEmpty()) {
            application.with("params", to.params);
          }
          payload.with("outgoing", application.members());
        });
    return payload
        .with("push_credential_sid", pushCredentialSid)
        .with("endpoint_id", endpointId)
        .members();
  }

  @Override
  public TtlRange lifetimes() {
    return LIFETIMES;
  }

  @Override
  public void admit(Identity identity) {
    String value = identity.value();
    if (value.length() > LONGEST_IDENTITY) {
      throw Problem.IDENTITY_NOT_POSSIBLE.because(
          "Voice takes an identity of 1 to %d characters; '%s' has %d",
          LONGEST_IDENTITY, value, value.length());
    }
    if (!IDENTITY.containsAll(value)) {
      throw Problem.IDENTITY_NOT_POSSIBLE.because(
          "Voice takes only A-Z a-z 0-9 _ in an identity, not %s as in '%s'",
          IDENTITY.namesOfOthers(value), value);
    }
  }
}
