package io.github.twiliotoken.grant;

import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Sid;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import java.util.Map;
import java.util.Optional;

/**
 * Allows Sync. Lifetimes start at 180 s: the SDK warns 3 minutes before the end. Identities have 1
 * to 256 characters.
 *
 * @param serviceSid {@code IS} and 32 hexadecimal digits
 * @param endpointId a name for this device
 */
public record SyncGrant(String serviceSid, Optional<String> endpointId) implements Grant {
  private static final TtlRange LIFETIMES = new TtlRange(Ttl.ofSeconds(180), Ttl.LONGEST);

  /**
   * Checks the values.
   *
   * @throws TwilioTokenException if a value is malformed or blank
   */
  public SyncGrant {
    Sid.check("IS", serviceSid);
    endpointId.ifPresent(id -> Payload.text("data_sync.endpoint_id", id));
  }

  /** Makes a grant for one Sync service. */
  public SyncGrant(String serviceSid) {
    this(serviceSid, Optional.empty());
  }

  /** Returns a copy of this grant that names the device. */
  public SyncGrant endpoint(String id) {
    return new SyncGrant(serviceSid, Optional.of(id));
  }

  @Override
  public String key() {
    return "data_sync";
  }

  @Override
  public Map<String, Object> payload() {
    return new Payload()
        .with("service_sid", Optional.of(serviceSid))
        .with("endpoint_id", endpointId)
        .members();
  }

  @Override
  public TtlRange lifetimes() {
    return LIFETIMES;
  }
}
