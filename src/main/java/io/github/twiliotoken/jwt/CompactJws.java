package io.github.twiliotoken.jwt;

import io.github.twiliotoken.grant.Grant;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The token's form (RFC 7515, compact): the one place that knows members and order, and the only
 * one that serialises. Ordered maps, since JSON-B writes the members of a record alphabetically.
 */
final class CompactJws {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  // a null is there only if Twilio's own playback object has it; Johnzon would drop it
  private final Jsonb jsonb = JsonbBuilder.create(new JsonbConfig().withNullValues(true));

  static Map<String, Object> header(Optional<String> region) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", "JWT");
    header.put("alg", "HS256");
    header.put("cty", "twilio-fpa;v=1");
    region.ifPresent(name -> header.put("twr", name));
    return header;
  }

  static Map<String, Object> payload(
      String id, String keySid, String accountSid, long nbf, long exp, Map<String, Object> grants) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("jti", keySid + "-" + id);
    payload.put("iss", keySid);
    payload.put("sub", accountSid);
    payload.put("nbf", nbf);
    payload.put("exp", exp);
    payload.put("grants", grants);
    return payload;
  }

  static Map<String, Object> grants(String identity, List<Grant> grants) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("identity", identity);
    grants.forEach(grant -> members.put(grant.key(), grant.payload()));
    return members;
  }

  /** The first two segments: what is signed. */
  String signingInput(Map<String, Object> header, Map<String, Object> payload) {
    return encode(header) + "." + encode(payload);
  }

  static String sign(String signingInput, ApiSecret secret) {
    byte[] signature = secret.sign(signingInput.getBytes(StandardCharsets.US_ASCII));
    return signingInput + "." + BASE64URL.encodeToString(signature);
  }

  private String encode(Map<String, Object> json) {
    return BASE64URL.encodeToString(jsonb.toJson(json).getBytes(StandardCharsets.UTF_8));
  }
}
