package io.github.twiliotoken.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.twiliotoken.fuzz.FuzzInput;
import io.github.twiliotoken.problem.Problem;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.johnzon.core.JsonProviderImpl;

/**
 * Holds strict JSON against Jackson: what one takes, the other takes, and finds the same in it,
 * with the JSON library of TomEE and with that of every other server.
 */
public final class StrictJsonFuzz {
  private static final int DEEPEST = 8;
  private static final List<JsonProvider> LIBRARIES =
      List.of(new org.eclipse.parsson.JsonProviderImpl(), new JsonProviderImpl());
  private static final JsonFactory JACKSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(1 << 20).build())
          .build();

  private StrictJsonFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new FuzzInput(data).restAsText();
    Optional<Map<String, Object>> judged = judged(text);
    for (JsonProvider library : LIBRARIES) {
      assertEquals(judged, read(library, text, number -> "number " + number, true));
      assertEquals(
          judged.filter(object -> !holdsNull(object)),
          read(library, text, number -> "number " + number, false));
      read(library, text, StrictJsonFuzz::exact, true);
    }
  }

  private static Optional<Map<String, Object>> read(
      JsonProvider library, String text, Function<String, Object> number, boolean nulls) {
    return FuzzInput.accepted(
        Set.of(Problem.REQUEST_MALFORMED),
        () -> StrictJson.object(library, text, DEEPEST, number, nulls));
  }

  /** A number whose value is the one that was written; the caller catches what Java cannot. */
  private static Object exact(String number) {
    try {
      Object exact = StrictJson.exactNumber(number);
      assertEquals(0, new BigDecimal(exact.toString()).compareTo(new BigDecimal(number)), number);
      return exact;
    } catch (NumberFormatException e) {
      assertTrue(number.matches("[-0-9.]+[eE][-+]?[0-9]{9,}"), number);
      return 0;
    }
  }

  private static boolean holdsNull(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().anyMatch(item -> item == null || holdsNull(item));
    }
    return value instanceof List<?> list
        && list.stream().anyMatch(item -> item == null || holdsNull(item));
  }

  private static Optional<Map<String, Object>> judged(String text) {
    try (JsonParser parser = JACKSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Map<String, Object> object = object(parser, 1);
      return parser.nextToken() == null ? Optional.of(object) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @SuppressWarnings("NullAway") // a null of JSON is Java's
  private static Map<String, Object> object(JsonParser parser, int depth) throws IOException {
    check(depth);
    Map<String, Object> members = new LinkedHashMap<>();
    while (next(parser) != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      next(parser);
      members.put(name, value(parser, depth));
    }
    return members;
  }

  @SuppressWarnings("NullAway") // a null of JSON is Java's
  private static Object value(JsonParser parser, int depth) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, depth + 1);
      case START_ARRAY -> {
        check(depth + 1);
        List<Object> items = new ArrayList<>();
        while (next(parser) != JsonToken.END_ARRAY) {
          items.add(value(parser, depth + 1));
        }
        yield items;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> "number " + parser.getText();
    };
  }

  private static JsonToken next(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new IOException("the end");
    }
    return token;
  }

  private static void check(int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("too deep");
    }
  }
}
