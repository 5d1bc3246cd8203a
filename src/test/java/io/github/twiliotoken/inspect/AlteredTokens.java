package io.github.twiliotoken.inspect;

import com.nimbusds.jose.crypto.impl.HMAC;
import com.nimbusds.jose.util.Base64URL;
import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;

/**
 * A good token and its parts, what others make of it, and the codes that are found. Nimbus signs.
 */
final class AlteredTokens {
  static final String ACCOUNT = "AC" + "1".repeat(32);
  static final String KEY = "SK" + "2".repeat(32);
  static final String SECRET = "the-secret-of-the-key-with-twos-00";
  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final Credentials PAIR = new Credentials(ACCOUNT, KEY, new ApiSecret(SECRET));
  static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\"}";
  static final String PAYLOAD =
      """
      {"jti":"%s-1","iss":"%s","sub":"%s","nbf":1795514000,"exp":1795514900,
       "grants":{"identity":"alice","video":{"room":"standup"}}}"""
          .formatted(KEY, KEY, ACCOUNT);

  private AlteredTokens() {}

  static String codes(Inspection inspection) {
    return inspection.findings().stream()
        .map(AlteredTokens::code)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /** Sync's code only where it says more than the API's. */
  private static String code(Finding finding) {
    FindingType type = finding.type();
    if (type.severity() != FindingType.Severity.ERROR) {
      return type.severity().name().toLowerCase(Locale.ROOT);
    }
    boolean finer =
        List.of(
                FindingType.NO_GRANTS,
                FindingType.NO_SERVICE,
                FindingType.NO_IDENTITY,
                FindingType.PRODUCT_TWICE)
            .contains(type);
    return type.code().getAsInt() + (finer ? "/" + type.sync().getAsInt() : "");
  }

  /** The JSON after {@code =} itself, or the original under a merge patch (RFC 7396). */
  static String edited(String original, String edit) {
    if (edit.startsWith("=")) {
      return edit.substring(1);
    }
    JsonValue patch = object(edit);
    return Json.createMergePatch(patch).apply(object(original)).toString();
  }

  private static JsonObject object(String json) {
    return Json.createReader(new StringReader(json)).readObject();
  }

  /** Any header and payload; what does not say HS256 has no signature. */
  static String signed(String header, String payload) throws Exception {
    String input =
        Base64URL.encode(header) + "." + Base64URL.encode(payload.getBytes(StandardCharsets.UTF_8));
    if (!header.contains("HS256")) {
      return input + ".";
    }
    byte[] signature =
        HMAC.compute(
            new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"),
            input.getBytes(StandardCharsets.US_ASCII),
            null);
    return input + "." + Base64URL.encode(signature);
  }
}
