package io.github.twiliotoken.inspect;

import io.github.twiliotoken.grant.Grant;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what an inspection has found out about a token. It holds neither the token nor its
 * signature.
 *
 * @param contents what could be read
 * @param signedBy the SID of the key that signed it; empty if the signature is wrong, or its key is
 *     not known here
 * @param remaining how long until it expires, in whole seconds, negative afterwards; empty if it
 *     does not say
 * @param findings all that is wrong, warnings included; at most 20 of each type
 */
public record Inspection(
    Contents contents,
    Optional<String> signedBy,
    Optional<Duration> remaining,
    List<Finding> findings) {

  /**
   * Holds what could be read of a token.
   *
   * @param header the members of the header; empty if they could not be read
   * @param claims the members of the payload; empty if they could not be read
   * @param grants the grants of the payload with which nothing is wrong
   */
  public record Contents(
      Map<String, Object> header, Map<String, Object> claims, List<Grant> grants) {
    /** Copies what it is given. */
    public Contents {
      // nulls are among the members, which Map.copyOf does not take
      header = Collections.unmodifiableMap(new LinkedHashMap<>(header));
      claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
      grants = List.copyOf(grants);
    }
  }

  /** Copies what it is given. */
  public Inspection {
    findings = List.copyOf(findings);
  }

  /** Returns whether Twilio would take the token, so that all findings are warnings. */
  public boolean valid() {
    return findings.stream().allMatch(finding -> finding.type().isWarning());
  }
}
