package io.github.twiliotoken.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.HMAC;
import com.nimbusds.jose.util.Base64URL;
import io.github.twiliotoken.fuzz.FuzzInput;
import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows the inspector tokens, some of them signed with a key that it knows. Nimbus says which
 * signatures are good; the rest of what makes a token valid is said here once more, plainly.
 */
public final class TokenInspectorFuzz {
  private static final String ACCOUNT = AlteredTokens.ACCOUNT;
  private static final String KEY = AlteredTokens.KEY;
  private static final String SECRET = AlteredTokens.SECRET;
  private static final long NOW = AlteredTokens.NOW.getEpochSecond();
  private static final Set<String> PRODUCTS = Set.of("VOICE", "VIDEO", "CONVERSATIONS", "SYNC");
  private static final TokenInspector INSPECTOR =
      new TokenInspector(AlteredTokens.CLOCK, new Credentials(ACCOUNT, KEY, new ApiSecret(SECRET)));

  private TokenInspectorFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws JOSEException {
    FuzzInput input = new FuzzInput(data);
    String[] mode = input.line().split(" ", 2);
    boolean sign = mode[0].equals("signed");
    String product = mode.length == 2 && PRODUCTS.contains(mode[1]) ? mode[1] : "ANY";
    String token = sign ? signed(input.line(), input.rest()) : input.restAsText();

    Inspection inspection = INSPECTOR.inspect(token, Product.valueOf(product));

    checkFindings(inspection);
    if (sign) {
      String signature = token.substring(token.lastIndexOf('.') + 1);
      FuzzInput.checkHidden(signature, inspection.toString());
      assertTrue(
          INSPECTOR.inspect(respelled(token)).signedBy().isEmpty(), "two spellings are taken");
    }
    boolean known = KEY.equals(inspection.contents().claims().get("iss"));
    assertEquals(known && verifies(token.strip()), inspection.signedBy().isPresent(), token);
    if (inspection.valid()) {
      checkValid(inspection);
    }
  }

  private static String signed(String header, byte[] payload) throws JOSEException {
    String input = Base64URL.encode(header) + "." + Base64URL.encode(payload);
    return input + "." + mac(input);
  }

  /** Changes the last character but not the bytes: two of its six bits are not used. */
  private static String respelled(String token) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = token.length() - 1;
    return token.substring(0, last) + alphabet.charAt(alphabet.indexOf(token.charAt(last)) ^ 1);
  }

  private static Base64URL mac(String input) throws JOSEException {
    SecretKeySpec key = new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256");
    return Base64URL.encode(HMAC.compute(key, input.getBytes(UTF_8), null));
  }

  private static void checkFindings(Inspection inspection) {
    for (Finding finding : inspection.findings()) {
      FuzzInput.checkMessage(finding.detail());
      FuzzInput.checkMessage(finding.repair());
    }
    FuzzInput.checkHidden(SECRET, inspection.toString());
    assertTrue(
        inspection.findings().size() <= 20 * FindingType.values().length,
        inspection.findings().size() + " findings");
    assertEquals(
        inspection.signature() == Inspection.Signature.VALID
            && inspection.findings().stream()
                .allMatch(finding -> finding.type() == FindingType.WARNING),
        inspection.valid());
    assertEquals(
        inspection.findings().stream().anyMatch(finding -> isError(finding.type())),
        inspection.verdict() == Inspection.Verdict.REFUSED);
    assertEquals(
        inspection.findings().stream().map(Finding::type).sorted().toList(),
        inspection.findings().stream().map(Finding::type).toList(),
        "errors come first");
  }

  private static boolean isError(FindingType type) {
    return type != FindingType.WARNING && type != FindingType.UNCHECKED;
  }

  /** By Nimbus, which reads Base64url more generously: what it takes must encode to the same. */
  private static boolean verifies(String token) throws JOSEException {
    String[] parts = token.split("\\.", -1);
    if (token.length() > ParsedJws.LONGEST || parts.length != 3) {
      return false;
    }
    for (String part : parts) {
      if (!Base64URL.encode(new Base64URL(part).decode()).toString().equals(part)) {
        return false;
      }
    }
    return mac(parts[0] + "." + parts[1]).toString().equals(parts[2]);
  }

  @SuppressWarnings("NullAway") // what is not there fails, as it should
  private static void checkValid(Inspection inspection) {
    Map<String, Object> header = inspection.contents().header();
    Map<String, Object> claims = inspection.contents().claims();
    assertEquals("JWT", header.get("typ"));
    assertEquals("HS256", header.get("alg"));
    assertEquals("twilio-fpa;v=1", header.get("cty"));
    assertTrue(Set.of("typ", "alg", "cty", "twr").containsAll(header.keySet()), header.toString());
    assertTrue(inspection.signedBy().isPresent(), "valid, and nobody has signed it");
    assertEquals(ACCOUNT, claims.get("sub"));
    long exp = (Long) claims.get("exp");
    assertTrue(exp > NOW, "valid at its end");
    Object nbf = claims.get("nbf");
    long begins = nbf == null ? NOW : (Long) nbf;
    assertTrue(begins <= NOW, "valid before its beginning");
    assertTrue(exp - begins <= 86_400, "valid for more than a day");
    Map<?, ?> grants = (Map<?, ?>) claims.get("grants");
    assertTrue(grants.size() >= 2, "valid without a grant");
    assertFalse(((String) grants.get("identity")).isBlank(), "valid without an identity");
    if (grants.get("video") instanceof Map<?, ?> video && video.get("room") instanceof String r) {
      assertTrue(!r.isBlank() && r.length() <= 128, "valid with the room '" + r + "'");
    }
    assertFalse(grants.containsKey("chat") && grants.containsKey("ip_messaging"), "chat twice");
    assertFalse(
        grants.values().stream().anyMatch(Collection.class::isInstance), "a list of grants");
  }
}
