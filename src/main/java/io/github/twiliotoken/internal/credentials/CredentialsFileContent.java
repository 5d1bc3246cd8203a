package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a credentials file held at one moment: a pair, or why there is none.
 *
 * @param fingerprint of the whole content, so that no time stamp can hide a change
 * @param keySid the SID that the content names, whether its secret is usable or not
 * @param pair SID and secret, if there are both
 * @param problem why there is no pair
 */
public record CredentialsFileContent(
    String fingerprint,
    Optional<String> keySid,
    Optional<Credentials> pair,
    @Nullable TwilioTokenException problem) {
  private static final String UNREADABLE = "unreadable";

  /** What the file holds now; hangs as long as its file system does. */
  public static CredentialsFileContent of(CredentialsFile file) {
    byte[] content;
    try {
      content = CredentialsFile.contentNow(file.path());
    } catch (TwilioTokenException e) {
      return new CredentialsFileContent(UNREADABLE, Optional.empty(), Optional.empty(), e);
    }
    String fingerprint = CredentialsFile.fingerprint(content);
    try {
      Credentials pair = file.parse(content);
      return new CredentialsFileContent(
          fingerprint, Optional.of(pair.keySid()), Optional.of(pair), null);
    } catch (TwilioTokenException e) {
      return new CredentialsFileContent(fingerprint, file.namedKey(content), Optional.empty(), e);
    }
  }

  /**
   * The pair.
   *
   * @throws TwilioTokenException if there is none
   */
  Credentials requirePair() {
    if (problem != null) {
      throw problem;
    }
    return pair.orElseThrow();
  }

  /** Whether it could be read, and puts no other key in the place of this one. */
  boolean namesNoOtherThan(String sid) {
    return !fingerprint.equals(UNREADABLE) && keySid.orElse(sid).equals(sid);
  }
}
