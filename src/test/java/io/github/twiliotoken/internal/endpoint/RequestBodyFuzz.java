package io.github.twiliotoken.internal.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.twiliotoken.fuzz.FuzzInput;
import io.github.twiliotoken.internal.profile.ProfileTokenRequest;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Fuzzes bodies and their media types. The oracle of a type is a plain split at its separators,
 * that of a body is Jackson.
 */
public final class RequestBodyFuzz {
  private static final int LONGEST_TYPE = 128;
  private static final Set<Problem> PROBLEMS =
      Set.of(Problem.REQUEST_MALFORMED, Problem.BODY_TOO_LARGE, Problem.MEDIA_TYPE_NOT_SUPPORTED);
  private static final ObjectMapper JACKSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(1 << 20).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private RequestBodyFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    FuzzInput input = new FuzzInput(data);
    String type = input.header();
    byte[] body = input.rest();
    EndpointRequest request = new StubRequest().body(type.isEmpty() ? null : type, "").toRequest();

    String token =
        answer(() -> shown(TokenRequestParser.parse(request, new ByteArrayInputStream(body))));
    String inspect =
        answer(() -> InspectRequest.parse(request, new ByteArrayInputStream(body)).token());

    boolean json = names("application/json", type);
    checkType(token, type, body, json);
    checkType(inspect, type, body, json || names("text/plain", type));
    if (json && type.length() <= LONGEST_TYPE) {
      assertEquals(expected(body), token);
    }
  }

  /** Returns what was read, or the code of the refusal. */
  private static String answer(Supplier<String> read) {
    try {
      return "taken " + read.get();
    } catch (TwilioTokenException refused) {
      assertTrue(PROBLEMS.contains(refused.problem()), refused.getMessage());
      FuzzInput.checkMessage(refused.getMessage());
      return refused.problem().code();
    }
  }

  private static void checkType(String answer, String type, byte[] body, boolean known) {
    if (type.isEmpty()) {
      assertTrue(body.length == 0 || !answer.startsWith("taken"), "a body without a type is taken");
    } else if (!known || type.length() > LONGEST_TYPE) {
      assertEquals("TWT-059", answer, () -> type.length() + " characters of type");
    } else {
      assertNotEquals("TWT-059", answer, type);
    }
  }

  /** Whether a type is the wanted one, with no parameter but the charset UTF-8. */
  private static boolean names(String wanted, String type) {
    String[] parts = type.toLowerCase(Locale.ROOT).split(";", -1);
    if (!strip(parts[0]).equals(wanted)) {
      return false;
    }
    String[] rest = Arrays.copyOfRange(parts, 1, parts.length);
    if (rest.length > 0 && strip(rest[rest.length - 1]).isEmpty()) {
      rest = Arrays.copyOf(rest, rest.length - 1);
    }
    if (rest.length == 0) {
      return true;
    }
    String[] parameter = rest[0].split("=", -1);
    return rest.length == 1
        && parameter.length == 2
        && strip(parameter[0]).equals("charset")
        && Set.of("utf-8", "\"utf-8\"", "\"utf-8", "utf-8\"").contains(strip(parameter[1]));
  }

  private static String strip(String text) {
    return text.replaceAll("^[ \\t]+|[ \\t]+$", "");
  }

  private static String expected(byte[] body) {
    if (body.length > 8192) {
      return "TWT-058";
    }
    String text = new String(body, UTF_8);
    if (!Arrays.equals(text.getBytes(UTF_8), body)) {
      return "TWT-050";
    }
    if (text.isEmpty()) {
      return "taken default null null {}";
    }
    try {
      JsonNode json = JACKSON.readTree(text);
      return json.isObject() && isRequest(json) ? "taken " + shown(json) : "TWT-050";
    } catch (JsonProcessingException e) {
      return "TWT-050";
    }
  }

  private static boolean isRequest(JsonNode json) {
    boolean good = true;
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      JsonNode value = member.getValue();
      good &=
          switch (member.getKey()) {
            case "profile", "identity" -> value.isTextual();
            case "ttl" ->
                value.isIntegralNumber()
                    && value.bigIntegerValue().signum() > 0
                    && value.bigIntegerValue().bitLength() < 40
                    && value.longValue() <= 999_999_999;
            case "params" ->
                value.isObject()
                    && value.properties().stream().allMatch(param -> param.getValue().isTextual());
            default -> false;
          };
    }
    return good;
  }

  private static String shown(JsonNode json) {
    Map<String, String> params = new LinkedHashMap<>();
    json.path("params").properties().forEach(p -> params.put(p.getKey(), p.getValue().asText()));
    return json.path("profile").asText("default")
        + " "
        + (json.has("ttl") ? json.get("ttl").asText() : "null")
        + " "
        + (json.has("identity") ? json.get("identity").asText() : "null")
        + " "
        + params;
  }

  private static String shown(ProfileTokenRequest request) {
    return request.profile()
        + " "
        + request.ttl().map(ttl -> String.valueOf(ttl.toSeconds())).orElse("null")
        + " "
        + request.identity().orElse("null")
        + " "
        + request.params();
  }
}
