package io.github.twiliotoken.inspect;

import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.inspect.Inspection.Signature;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.value.Region;
import io.github.twiliotoken.value.Sid;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks issuer, subject and signature, with the key that {@code iss} names and no other. */
final class KeyCheck {
  /** How many bytes HMAC-SHA-256 makes. */
  private static final int LENGTH = 32;

  private final ParsedJws token;
  private final Map<String, Object> claims;
  private final Report report;

  KeyCheck(ParsedJws token, Map<String, Object> claims, Report report) {
    this.token = token;
    this.claims = claims;
    this.report = report;
  }

  /** Checks issuer and subject, and returns the key that {@code iss} names, if it is known here. */
  Optional<Credentials> issuer(Collection<Credentials> keys) {
    Optional<String> iss = sid("iss", "SK", "the API key's SID");
    Optional<Credentials> key =
        keys.stream().filter(known -> iss.filter(known.keySid()::equals).isPresent()).findFirst();
    Optional<String> sub = sid("sub", "AC", "the account's SID");
    key.ifPresent(known -> checkHome(known, sub));
    if (!(claims.get("jti") instanceof String id) || id.isBlank()) {
      report.add(
          FindingType.WARNING,
          "Set it to the API key's SID, a dash and something unique.",
          "There is no jti by which logs could tell the token from others");
    }
    return key;
  }

  private Optional<String> sid(String name, String prefix, String what) {
    Optional<String> sid = sid(name, prefix);
    if (sid.isPresent()) {
      return sid;
    }
    report.add(
        FindingType.ISSUER_SUBJECT,
        "Let iss be the API key's SID, SK…, and sub the account's, AC….",
        claims.containsKey(name)
            ? "%s is '%s'; it needs %s, %s and 32 hexadecimal digits"
            : "There is no %1$s; it needs %3$s, %4$s and 32 hexadecimal digits",
        name,
        claims.get(name),
        what,
        prefix);
    return Optional.empty();
  }

  private Optional<String> sid(String name, String prefix) {
    return claims.get(name) instanceof String text && text.startsWith(prefix) && Sid.isSid(text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Checks account and region, since a key belongs to one account and lives in one region. */
  private void checkHome(Credentials key, Optional<String> sub) {
    sub.filter(account -> !account.equals(key.accountSid()))
        .ifPresent(
            account ->
                report.add(
                    FindingType.ISSUER_SUBJECT,
                    "Let sub be the account that the key was made in; a subaccount needs keys of"
                        + " its own.",
                    "The key %s belongs to another account than %s",
                    key.keySid(),
                    account));
    String home = key.region().map(Region::name).orElse(Region.US1);
    token
        .header()
        .flatMap(HeaderCheck::region)
        .filter(region -> !region.equals(home))
        .ifPresent(
            region ->
                report.add(
                    FindingType.HEADER,
                    "Let twr be the region that the key was made in; none for US1.",
                    "The header sends Twilio to %s, and the key %s lives in %s",
                    region,
                    key.keySid(),
                    home));
  }

  /** Checks that a key for Video is of US1, since Video knows no other. */
  void checkVideo(Optional<Credentials> key, List<Grant> rules) {
    Optional<String> home =
        key.map(known -> known.region().map(Region::name).orElse(Region.US1))
            .or(() -> token.header().flatMap(HeaderCheck::region));
    if (rules.stream().anyMatch(VideoGrant.class::isInstance)) {
      home.filter(region -> !region.equals(Region.US1))
          .ifPresent(
              region ->
                  report.add(
                      FindingType.HEADER,
                      "Sign with a key of US1.",
                      "The key lives in %s, and Video takes only keys of US1",
                      region));
    }
  }

  /** Checks the signature with the key that {@code iss} names, if it is known here. */
  Signature signature(Optional<Credentials> key) {
    if (token.signature().isEmpty()) {
      return Signature.INVALID; // why it cannot be read has been reported
    }
    byte[] signature = Base64.getUrlDecoder().decode(token.signature().get());
    if (signature.length == 0) {
      report.add(
          FindingType.SIGNATURE, "Sign the token with the API key's secret.", "It is not signed");
      return Signature.INVALID;
    }
    if (signature.length != LENGTH && isHs256()) {
      report.add(
          FindingType.SIGNATURE,
          "Copy the token again, whole and unchanged.",
          "The signature has %d bytes; HS256 makes %d",
          signature.length,
          LENGTH);
      return Signature.INVALID;
    }
    if (key.isEmpty()) {
      sid("iss", "SK").ifPresent(this::addUnchecked);
      return Signature.UNCHECKED;
    }
    byte[] message = token.signed().getBytes(StandardCharsets.ISO_8859_1);
    if (key.get().secret().hasSigned(message, signature)) {
      return Signature.VALID;
    }
    report.add(
        FindingType.SIGNATURE,
        "Sign with that key's own secret. The usual causes: the account's auth token was taken for"
            + " the secret, the secret has a character too many, or it is of another key or"
            + " account. A token that was changed after signing stays broken.",
        "The signature is not what the key %s makes of this header and payload",
        key.get().keySid());
    return Signature.INVALID;
  }

  private boolean isHs256() {
    return token.header().filter(header -> "HS256".equals(header.get("alg"))).isPresent();
  }

  private void addUnchecked(String iss) {
    report.add(
        FindingType.UNCHECKED,
        "Inspect the token where that key is configured. If the key was deleted, Twilio refuses"
            + " all its tokens.",
        "The key %s is not configured here, so the signature was not checked",
        iss);
  }
}
