package io.github.twiliotoken.internal.text;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Parses one JSON object and nothing around it. A JSON-B provider would take repeated members, cut
 * fractions and spend seconds on {@code 1e1000000}; this refuses repeated members, and hands
 * numbers to the caller as they were written.
 */
public final class StrictJson {
  private static final String WHITE_SPACE = "\t\n\r";
  private static final String ESCAPES = "\"\\/bfnrtu";

  private final JsonParser parser;
  private final int deepest;
  private final Function<String, Object> number;
  private final boolean nulls;

  private StrictJson(
      JsonParser parser, int deepest, Function<String, Object> number, boolean nulls) {
    this.parser = parser;
    this.deepest = deepest;
    this.number = number;
    this.nulls = nulls;
  }

  /**
   * Parses an object into an ordered map of texts, numbers, booleans, lists and maps.
   *
   * @param deepest how deep objects and lists may be nested; 1 is the object itself
   * @param number converts a number from its text
   * @throws TwilioTokenException {@link Problem#REQUEST_MALFORMED} if it is no object, has a
   *     repeated or null member, is nested deeper, or is followed by anything
   */
  public static Map<String, Object> object(
      String text, int deepest, Function<String, Object> number) {
    return object(JsonLibrary.PROVIDER, text, deepest, number, false);
  }

  /**
   * Parses an object that may have null members, which become {@code null}; else as {@link
   * #object}.
   */
  public static Map<String, Object> objectWithNulls(
      String text, int deepest, Function<String, Object> number) {
    return object(JsonLibrary.PROVIDER, text, deepest, number, true);
  }

  /** Parses with a given JSON-P implementation: servers have one or the other. */
  static Map<String, Object> object(
      JsonProvider library,
      String text,
      int deepest,
      Function<String, Object> number,
      boolean nulls) {
    checkCharacters(text);
    try (JsonParser parser = library.createParser(new StringReader(text))) {
      if (parser.next() != JsonParser.Event.START_OBJECT) {
        throw malformed("The JSON is no object");
      }
      Map<String, Object> object = new StrictJson(parser, deepest, number, nulls).object(1);
      if (parser.hasNext()) {
        throw malformed("Something follows the JSON object");
      }
      return object;
    } catch (JsonException
        | NoSuchElementException
        | IllegalStateException
        | IndexOutOfBoundsException e) {
      // the last is what Johnzon says of a text that is empty
      throw malformed("This is no JSON object");
    }
  }

  /** Refuses what RFC 8259 forbids and Johnzon takes: NUL at the end, unknown escapes. */
  private static void checkCharacters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escape = c == '\\';
      i += escape ? 1 : 0;
      boolean good =
          escape
              ? i < text.length() && ESCAPES.indexOf(text.charAt(i)) >= 0
              : c >= ' ' || WHITE_SPACE.indexOf(c) >= 0;
      if (!good) {
        throw malformed("This is no JSON object");
      }
    }
  }

  /** Converts a number to {@code Long}; if that would lose something, to a big one of Java's. */
  public static Object exactNumber(String text) {
    BigDecimal value = new BigDecimal(text);
    if (text.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E')) {
      return value;
    }
    BigInteger whole = value.toBigInteger();
    return whole.bitLength() < Long.SIZE ? (Object) whole.longValueExact() : whole;
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    JsonParser.Event event = next(depth);
    while (event != JsonParser.Event.END_OBJECT) {
      String name = parser.getString();
      if (members.containsKey(name)) {
        throw malformed("The member '%s' is repeated", name);
      }
      members.put(name, value(name, parser.next(), depth));
      event = parser.next();
    }
    return Collections.unmodifiableMap(members);
  }

  private List<Object> list(String name, int depth) {
    List<Object> items = new ArrayList<>();
    JsonParser.Event event = next(depth);
    while (event != JsonParser.Event.END_ARRAY) {
      items.add(value(name, event, depth));
      event = parser.next();
    }
    return Collections.unmodifiableList(items);
  }

  private JsonParser.Event next(int depth) {
    if (depth > deepest) {
      throw malformed("The JSON is nested deeper than %d levels", deepest);
    }
    return parser.next();
  }

  @SuppressWarnings("NullAway") // a null is given only to those who said they take it
  private Object value(String name, JsonParser.Event event, int depth) {
    if (nulls && event == JsonParser.Event.VALUE_NULL) {
      return null;
    }
    return switch (event) {
      case START_OBJECT -> object(depth + 1);
      case START_ARRAY -> list(name, depth + 1);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER -> number.apply(parser.getString());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw malformed("The member '%s' is null; leave it out instead", name);
    };
  }

  private static TwilioTokenException malformed(String format, Object... values) {
    return Problem.REQUEST_MALFORMED.because(format, values);
  }
}
