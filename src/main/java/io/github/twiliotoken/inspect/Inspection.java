package io.github.twiliotoken.inspect;

import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.inspect.FindingType.Severity;
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
 * @param signature what is known about the signature
 * @param looksLike what the text seems to be, if it is no Access Token
 * @param remaining how long until it expires, in whole seconds, negative afterwards; empty if it
 *     does not say, or says so in milliseconds
 * @param findings all that is wrong, by type: errors first, then what could not be checked, then
 *     warnings; at most 20 of each type
 */
public record Inspection(
    Contents contents,
    Signature signature,
    Optional<LooksLike> looksLike,
    Optional<Duration> remaining,
    List<Finding> findings) {

  /** Says what Twilio would do with the token. */
  public enum Verdict {
    /** Twilio would take the token; all findings are warnings. */
    ACCEPTED,
    /** Twilio would refuse the token; one finding at least is an error. */
    REFUSED,
    /** Nothing is wrong but for the signature, which could not be checked here. */
    UNKNOWN
  }

  /** Says what is known about the signature. */
  public enum Signature {
    /** The key that {@code iss} names has made it. */
    VALID,
    /** It is missing or unreadable, or the key that {@code iss} names has not made it. */
    INVALID,
    /** There was no key to check it with: {@code iss} names none that is configured here. */
    UNCHECKED
  }

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

  /**
   * Returns whether Twilio would take the token. A token whose signature could not be checked is
   * not valid: ask {@link #verdict} to tell it from one that Twilio refuses.
   */
  public boolean valid() {
    return verdict() == Verdict.ACCEPTED;
  }

  /** Returns what Twilio would do with the token. */
  public Verdict verdict() {
    if (signature == Signature.INVALID
        || findings.stream().anyMatch(found -> found.type().severity() == Severity.ERROR)) {
      return Verdict.REFUSED;
    }
    return signature == Signature.VALID ? Verdict.ACCEPTED : Verdict.UNKNOWN;
  }

  /** Returns the SID of the key that signed the token; empty unless the signature is valid. */
  public Optional<String> signedBy() {
    return signature == Signature.VALID
        ? Optional.of(String.valueOf(contents.claims().get("iss")))
        : Optional.empty();
  }
}
