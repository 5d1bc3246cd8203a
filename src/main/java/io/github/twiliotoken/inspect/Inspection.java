package io.github.twiliotoken.inspect;

import io.github.twiliotoken.grant.Grant;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found out about a token. It holds neither the token nor its signature.
 *
 * @param contents what could be read
 * @param signedBy the SID of the key whose signature it is; empty if it is none that is known here
 * @param remaining how long it lives yet, in whole seconds, negative once it has ended; empty if it
 *     does not say
 * @param findings all that is wrong, warnings included; of one kind at most 20
 */
public record Inspection(
    Contents contents,
    Optional<String> signedBy,
    Optional<Duration> remaining,
    List<Finding> findings) {

  /**
   * What could be read of a token, as far as it could.
   *
   * @param header the members of the header; empty if they could not be read
   * @param claims the members of the payload; empty if they could not be read
   * @param grants those grants of the payload with which nothing is wrong
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

  /** Whether Twilio would take it: nothing was found but warnings. */
  public boolean valid() {
    return findings.stream().allMatch(finding -> finding.verdict().isWarning());
  }
}
