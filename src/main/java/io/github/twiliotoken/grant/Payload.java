package io.github.twiliotoken.grant;

import io.github.twiliotoken.internal.text.Text;
import io.github.twiliotoken.problem.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the values of grants, and collects them in the order in which Twilio writes them. */
final class Payload {
  private static final int DEEPEST = 16;
  private static final int MOST_DIGITS = 100;

  private final Map<String, Object> members = new LinkedHashMap<>();

  Payload with(String name, Optional<String> value) {
    value.ifPresent(text -> members.put(name, text));
    return this;
  }

  Payload with(String name, Map<String, Object> value) {
    members.put(name, value);
    return this;
  }

  Map<String, Object> members() {
    return Collections.unmodifiableMap(members);
  }

  /** Refuses a blank text, which Twilio would read as absent, and one that JSON cannot carry. */
  static String text(String what, String text) {
    if (text.isBlank()) {
      throw Problem.GRANT_VALUE_NOT_POSSIBLE.because(
          "The %s is blank; leave it out or give it a value", what);
    }
    return wellFormed(what, text);
  }

  private static String wellFormed(String what, String text) {
    if (!Text.isWellFormed(text)) {
      throw Problem.GRANT_VALUE_NOT_POSSIBLE.because(
          "The %s '%s' holds half a surrogate pair, which UTF-8 cannot carry", what, text);
    }
    return text;
  }

  /** Makes a deep, ordered, unmodifiable copy of what JSON can carry. Refuses anything else. */
  static Map<String, Object> json(String what, Map<String, ?> value) {
    return object(what, value, DEEPEST, false);
  }

  /** Copies an object that somebody else has made: its nulls mean something, and stay. */
  static Map<String, Object> opaque(String what, Map<String, ?> value) {
    return object(what, value, DEEPEST, true);
  }

  @SuppressWarnings("NullAway") // nulls are kept only in the object that Twilio made
  private static Map<String, Object> object(
      String what, Map<?, ?> value, int depth, boolean nulls) {
    Map<String, Object> copy = new LinkedHashMap<>();
    value.forEach(
        (name, member) -> {
          if (!(name instanceof String key)) {
            throw Problem.GRANT_VALUE_NOT_POSSIBLE.because(
                "The %s has the name '%s', which is no text", what, name);
          }
          boolean kept = member == null && nulls;
          copy.put(
              wellFormed(what, key), kept ? null : any(what + "." + key, member, depth, nulls));
        });
    return Collections.unmodifiableMap(copy);
  }

  @SuppressWarnings("NullAway") // as above
  private static Object any(String what, Object value, int depth, boolean nulls) {
    if (depth == 0) {
      throw Problem.GRANT_VALUE_NOT_POSSIBLE.because(
          "The %s is nested deeper than %d levels", what, DEEPEST);
    }
    if (value instanceof String text) {
      return wellFormed(what, text);
    }
    if (value instanceof Boolean || isExact(value)) {
      return value;
    }
    if (value instanceof BigInteger whole) {
      return sized(what, whole, new BigDecimal(whole));
    }
    if (value instanceof BigDecimal decimal) {
      return sized(what, decimal, decimal);
    }
    if (value instanceof Map<?, ?> map) {
      return object(what, map, depth - 1, nulls);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      for (Object item : list) {
        copy.add(item == null && nulls ? null : any(what + "[]", item, depth - 1, nulls));
      }
      return Collections.unmodifiableList(copy);
    }
    throw Problem.GRANT_VALUE_NOT_POSSIBLE.because(
        "The %s is %s; it needs a text, an exact number (BigDecimal for fractions), a boolean, a list"
            + " or a map",
        what, value == null ? "null" : "a " + value.getClass().getName());
  }

  /**
   * Returns whether all JSON libraries write this number alike; they do not with binary fractions.
   */
  private static boolean isExact(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte;
  }

  /** Refuses a number that keeps a reader of the token busy, such as {@code 1e1000000}. */
  private static Object sized(String what, Number value, BigDecimal decimal) {
    if (Math.abs((long) decimal.scale()) + decimal.precision() > MOST_DIGITS) {
      throw Problem.GRANT_VALUE_NOT_POSSIBLE.because(
          "The %s is a number of over %d digits, or of as many places", what, MOST_DIGITS);
    }
    return value;
  }
}
