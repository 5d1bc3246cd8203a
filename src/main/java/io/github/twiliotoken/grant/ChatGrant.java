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
 * Allows Conversations, which Twilio still calls {@code chat} in a token.
 *
 * <p>Lifetimes start at 180 s: the SDK warns 3 minutes before the end, so a shorter token never
 * warns. Identities must not hold any of {@code !*'();:@&=+$,/?%#[]}.
 *
 * @param serviceSid {@code IS} and 32 hexadecimal digits
 * @param endpointId a name for this device
 * @param deploymentRoleSid {@code RL} and 32 hexadecimal digits
 * @param pushCredentialSid {@code CR} and 32 hexadecimal digits
 */
public record ChatGrant(
    String serviceSid,
    Optional<String> endpointId,
    Optional<String> deploymentRoleSid,
    Optional<String> pushCredentialSid)
    implements Grant {
  private static final AsciiSet NOT_IN_IDENTITIES = AsciiSet.of("!*'();:@&=+$,/?%#[]");
  private static final TtlRange LIFETIMES = new TtlRange(Ttl.ofSeconds(180), Ttl.LONGEST);

  /**
   * Checks the values.
   *
   * @throws TwilioTokenException if a value is malformed or blank
   */
  public ChatGrant {
    Sid.check("IS", serviceSid);
    endpointId.ifPresent(id -> Payload.text("chat.endpoint_id", id));
    deploymentRoleSid.ifPresent(sid -> Sid.check("RL", sid));
    pushCredentialSid.ifPresent(sid -> Sid.check("CR", sid));
  }

  /** Makes a grant for the Conversations of one service. */
  public ChatGrant(String serviceSid) {
    this(serviceSid, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns a copy of this grant that names the device. */
  public ChatGrant endpoint(String id) {
    return new ChatGrant(serviceSid, Optional.of(id), deploymentRoleSid, pushCredentialSid);
  }

  /** Returns a copy of this grant with a role of the whole service. */
  public ChatGrant deploymentRole(String sid) {
    return new ChatGrant(serviceSid, endpointId, Optional.of(sid), pushCredentialSid);
  }

  /** Returns a copy of this grant with a push credential. */
  public ChatGrant pushCredential(String sid) {
    return new ChatGrant(serviceSid, endpointId, deploymentRoleSid, Optional.of(sid));
  }

  @Override
  public String key() {
    return "chat";
  }

  @Override
  public Map<String, Object> payload() {
    return new Payload()
        .with("service_sid", Optional.of(serviceSid))
        .with("endpoint_id", endpointId)
        .with("deployment_role_sid", deploymentRoleSid)
        .with("push_credential_sid", pushCredentialSid)
        .members();
  }

  @Override
  public TtlRange lifetimes() {
    return LIFETIMES;
  }

  @Override
  public void admit(Identity identity) {
    if (NOT_IN_IDENTITIES.containsAny(identity.value())) {
      throw Problem.IDENTITY_NOT_POSSIBLE.because(
          "Conversations takes none of !*'();:@&=+$,/?%%#[] in an identity, so not %s as in '%s'",
          NOT_IN_IDENTITIES.namesOf(identity.value()), identity.value());
    }
  }
}
