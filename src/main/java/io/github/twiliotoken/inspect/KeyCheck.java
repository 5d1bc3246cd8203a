package io.github.twiliotoken.inspect;

import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.value.Sid;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Issuer, subject and signature: with the key that {@code iss} names, and no other. */
final class KeyCheck {
  private final Collection<Credentials> keys;
  private final Report report;

  KeyCheck(Collection<Credentials> keys, Report report) {
    this.keys = keys;
    this.report = report;
  }

  /** The SID of the key, if the signature is its. */
  Optional<String> signer(Segments token) {
    Map<String, Object> claims = token.claims().orElse(Map.of());
    if (token.claims().isEmpty() || !named(claims)) {
      return Optional.empty();
    }
    String iss = String.valueOf(claims.get("iss"));
    Optional<Credentials> key = keys.stream().filter(held -> held.keySid().equals(iss)).findFirst();
    if (key.isEmpty()) {
      report.add(
          Verdict.SIGNATURE,
          "Inspect it where that key is configured. If the key was deleted, all its tokens ended.",
          "It is signed by a key that is not known here, %s, so the signature was not checked",
          iss);
      return Optional.empty();
    }
    fits(key.get(), claims, token.header());
    if (token.signature().isEmpty()) {
      return Optional.empty();
    }
    byte[] signed = token.signed().getBytes(StandardCharsets.ISO_8859_1);
    byte[] signature = Base64.getUrlDecoder().decode(token.signature().get());
    if (key.get().secret().hasSigned(signed, signature)) {
      return Optional.of(iss);
    }
    report.add(
        Verdict.SIGNATURE,
        "Sign with that key's own secret; a token that was changed after that stays broken.",
        "The signature is not what the key %s makes of this header and payload",
        iss);
    return Optional.empty();
  }

  private boolean named(Map<String, Object> claims) {
    boolean issuer = sid(claims, "iss", "SK", "the API key's SID");
    boolean subject = sid(claims, "sub", "AC", "the account's SID");
    if (!(claims.get("jti") instanceof String id) || id.isBlank()) {
      report.add(
          Verdict.UNWISE,
          "Set it to the API key's SID, a dash and something unique.",
          "There is no jti by which logs could tell the token from others");
    }
    return issuer && subject;
  }

  private boolean sid(Map<String, Object> claims, String name, String prefix, String what) {
    Object value = claims.get(name);
    if (value instanceof String text && text.startsWith(prefix) && Sid.isSid(text)) {
      return true;
    }
    report.add(
        Verdict.ISSUER_SUBJECT,
        "iss is the API key's SID, SK…, and sub the account's, AC….",
        "%s is '%s'; it needs %s, %s and 32 hexadecimal digits",
        name,
        value,
        what,
        prefix);
    return false;
  }

  /** A key belongs to one account and lives in one region. */
  private void fits(
      Credentials key, Map<String, Object> claims, Optional<Map<String, Object>> header) {
    if (!key.accountSid().equals(claims.get("sub"))) {
      report.add(
          Verdict.ISSUER_SUBJECT,
          "Use the SID of the account that the key was made in; a subaccount needs keys of its own.",
          "The key %s belongs to another account than %s",
          key.keySid(),
          claims.get("sub"));
    }
    String home = key.region().orElse("us1");
    header
        .map(HeaderCheck::region)
        .filter(region -> !region.equals(home))
        .ifPresent(
            region ->
                report.add(
                    Verdict.HEADER,
                    "Write the region that the key was made in as twr; none for US1.",
                    "The header sends Twilio to %s, and the key %s lives in %s",
                    region,
                    key.keySid(),
                    home));
  }
}
