package io.github.twiliotoken.inspect;

import io.github.twiliotoken.internal.text.AsciiSet;
import io.github.twiliotoken.internal.text.JsonTree;
import io.github.twiliotoken.value.Sid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lists what people take for an Access Token, and what to do instead. */
public enum LooksLike {
  /** A token of an identity provider: somebody's login. */
  LOGIN(
      "It looks like a login: an identity provider signed it.",
      "Send it to the token endpoint as the bearer. Twilio's SDK takes the token in the answer."),
  /** A token for LiveKit. */
  LIVEKIT_TOKEN(
      "It looks like a token for LiveKit.",
      "Give Twilio's SDK a token that was signed with a Twilio API key."),
  /** A capability token, which Twilio Client 1.x and TaskRouter's first SDK took. */
  CAPABILITY_TOKEN(
      "It looks like a capability token, which older Twilio SDKs took.",
      "Make an Access Token. It is signed with an API key, not with the auth token."),
  /** The SID of an API key. */
  API_KEY_SID(
      "It is the SID of an API key, which signs tokens.",
      "Set it as twilio.api.key, and inspect a token that was signed with it."),
  /** The SID of an account. */
  ACCOUNT_SID(
      "It is the SID of an account.",
      "Set it as twilio.account.sid, and inspect a token of that account."),
  /** The SID of something else. */
  SID("It is a SID, which names a thing at Twilio.", "Inspect a token; it begins with eyJ."),
  /** An API key's secret, or an auth token. */
  SECRET(
      "It looks like a secret: that of an API key, or an auth token.",
      "Keep a secret where the server reads it. If it was sent around, make a new one.");

  private static final int SECRET_LENGTH = 32;

  /** RSA, RSA-PSS, ECDSA, Edwards curves (RFC 7518, section 3.1; RFC 8037). */
  private static final Pattern PUBLIC_KEY_ALG =
      Pattern.compile("(RS|PS|ES)(256|384|512)|ES256K|EdDSA|Ed25519|Ed448");

  private final String detail;
  private final String repair;

  LooksLike(String detail, String repair) {
    this.detail = detail;
    this.repair = repair;
  }

  /** Returns what it looks like, in a sentence. */
  public String detail() {
    return detail;
  }

  /** Returns what to do instead. */
  public String repair() {
    return repair;
  }

  static Optional<LooksLike> of(String text, ParsedJws read) {
    if (read.header().isEmpty() && read.claims().isEmpty()) {
      return ofText(text.strip());
    }
    return ofToken(read.header().orElse(Map.of()), read.claims().orElse(Map.of()));
  }

  private static Optional<LooksLike> ofText(String text) {
    if (Sid.isSid(text)) {
      return Optional.of(
          text.startsWith("SK") ? API_KEY_SID : text.startsWith("AC") ? ACCOUNT_SID : SID);
    }
    return text.length() == SECRET_LENGTH && AsciiSet.LETTERS_AND_DIGITS.containsAll(text)
        ? Optional.of(SECRET)
        : Optional.empty();
  }

  /** Grants are what only an Access Token has: one with a wrong header is still one. */
  private static Optional<LooksLike> ofToken(
      Map<String, Object> header, Map<String, Object> claims) {
    if (claims.containsKey("grants")) {
      return Optional.empty();
    }
    if (JsonTree.object(claims.get("video")).isPresent()) {
      return Optional.of(LIVEKIT_TOKEN);
    }
    boolean ofAccount = claims.get("iss") instanceof String iss && Sid.isSid(iss);
    boolean scoped = claims.get("scope") instanceof String scope && scope.startsWith("scope:");
    if (scoped || (ofAccount && claims.get("policies") instanceof List<?>)) {
      return Optional.of(CAPABILITY_TOKEN);
    }
    return header.get("alg") instanceof String alg && PUBLIC_KEY_ALG.matcher(alg).matches()
        ? Optional.of(LOGIN)
        : Optional.empty();
  }
}
