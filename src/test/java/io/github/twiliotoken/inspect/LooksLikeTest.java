package io.github.twiliotoken.inspect;

import static io.github.twiliotoken.inspect.AlteredTokens.ACCOUNT;
import static io.github.twiliotoken.inspect.AlteredTokens.CLOCK;
import static io.github.twiliotoken.inspect.AlteredTokens.HEADER;
import static io.github.twiliotoken.inspect.AlteredTokens.KEY;
import static io.github.twiliotoken.inspect.AlteredTokens.PAIR;
import static io.github.twiliotoken.inspect.AlteredTokens.PAYLOAD;
import static io.github.twiliotoken.inspect.AlteredTokens.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people take for an Access Token. */
class LooksLikeTest {
  private static final String LOGIN =
      "{\"iss\":\"https://id.example.com\",\"sub\":\"alice\",\"aud\":\"x\",\"exp\":1795514900}";

  private final TokenInspector inspector = new TokenInspector(CLOCK, PAIR);

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS512", "PS384", "ES256", "ES256K", "EdDSA"})
  void knowsALogin(String alg) throws Exception {
    assertEquals(LooksLike.LOGIN, of("{\"alg\":\"" + alg + "\"}", LOGIN));
  }

  /** An RSA signature is longer; that its alg is wrong says enough. */
  @Test
  void findsNoWrongLengthInALogin() throws Exception {
    String login = signed("{\"alg\":\"RS256\"}", LOGIN) + "A".repeat(342);

    Inspection inspection = inspector.inspect(login);

    assertEquals(Optional.of(LooksLike.LOGIN), inspection.looksLike());
    assertFalse(
        inspection.findings().stream().anyMatch(found -> found.type() == FindingType.SIGNATURE));
  }

  @ParameterizedTest
  @EnumSource(LooksLike.class)
  void saysInSentencesWhatItIsAndWhatToDo(LooksLike other) {
    assertTrue(other.detail().matches("It (is|looks like) .+\\."), other.detail());
    assertTrue(other.repair().matches("[A-Z].+\\."), other.repair());
  }

  @Test
  void knowsATokenForLiveKit() throws Exception {
    String payload =
        "{\"iss\":\"APIabc\",\"sub\":\"alice\",\"exp\":1795514900,\"video\":{\"room\":\"standup\"}}";

    assertEquals(LooksLike.LIVEKIT_TOKEN, of("{\"alg\":\"HS256\"}", payload));
  }

  @Test
  void knowsBothCapabilityTokens() throws Exception {
    String header = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";
    String client =
        "{\"scope\":\"scope:client:incoming?clientName=alice\",\"iss\":\"%s\"}".formatted(ACCOUNT);
    String taskRouter = "{\"version\":\"v1\",\"policies\":[],\"iss\":\"%s\"}".formatted(ACCOUNT);

    assertEquals(LooksLike.CAPABILITY_TOKEN, of(header, client));
    assertEquals(LooksLike.CAPABILITY_TOKEN, of(header, taskRouter));
  }

  @ParameterizedTest
  @CsvSource({
    "SK0123456789abcdef0123456789abcdef, API_KEY_SID",
    "' AC0123456789abcdef0123456789abcdef', ACCOUNT_SID",
    "IS0123456789ABCDEF0123456789abcdef, SID",
    "0123456789abcdef0123456789abcdef, SECRET",
    "0123456789ABCDEFGHIJKLMNOPqrstuv, SECRET"
  })
  void knowsWhatIsNoTokenAtAll(String text, LooksLike expected) {
    Inspection inspection = inspector.inspect(text);

    assertEquals(Optional.of(expected), inspection.looksLike());
    assertFalse(inspection.toString().contains(text.strip()), "it is shown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rubbish",
        "a.b.c",
        "SK0123456789abcdef0123456789abcde",
        "SK0123456789abcdef0123456789abcdef0",
        "sk0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdef0",
        "0123456789abcdef-0123456789abcde"
      })
  void claimsNothingOfRubbish(String text) {
    assertEquals(Optional.empty(), inspector.inspect(text).looksLike());
  }

  /** One with grants is an Access Token, whatever else is wrong with it. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"alg\":\"RS256\"}", "{\"alg\":\"HS256\"}", "{}"})
  void takesAnAccessTokenForOne(String header) throws Exception {
    String payload = PAYLOAD.replace("\"jti\"", "\"video\":{},\"policies\":[],\"jti\"");

    assertEquals(Optional.empty(), inspector.inspect(signed(header, payload)).looksLike());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"video\":true}",
        "{\"scope\":\"openid profile\"}",
        "{\"scope\":[\"scope:\"]}",
        "{\"policies\":[]}",
        "{\"iss\":\"https://id.example.com\",\"policies\":[]}"
      })
  void claimsNothingOfAnotherJwt(String payload) throws Exception {
    assertEquals(Optional.empty(), inspector.inspect(signed(HEADER, payload)).looksLike());
  }

  @Test
  void saysItOfNoGoodToken() throws Exception {
    Inspection inspection = inspector.inspect(signed(HEADER, PAYLOAD));

    assertEquals(Optional.of(KEY), inspection.signedBy());
    assertEquals(Optional.empty(), inspection.looksLike());
  }

  private LooksLike of(String header, String payload) throws Exception {
    return inspector.inspect(signed(header, payload)).looksLike().orElseThrow();
  }
}
