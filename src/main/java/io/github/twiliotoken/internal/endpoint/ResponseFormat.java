package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Lists the formats of a response, and chooses one by the header {@code Accept} (RFC 9110, section
 * 12.5.1). The header is parsed here: each server orders its media ranges, and refuses malformed
 * ones, in a way of its own.
 */
enum ResponseFormat {
  JSON("application", "json"),
  TEXT("text", "plain");

  /** A weight (RFC 9110, section 12.4.2); no more than five characters follow the {@code q=}. */
  private static final Pattern WEIGHT =
      Pattern.compile("q=(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)");

  private final String type;
  private final String subtype;

  ResponseFormat(String type, String subtype) {
    this.type = type;
    this.subtype = subtype;
  }

  /** The weight of a format, and how specific the media range was that gave it. */
  private record Match(int specificity, double weight) {
    static final Match NONE = new Match(-1, 0);
  }

  /**
   * Returns the format that the client prefers; {@code JSON} if it prefers neither.
   *
   * @param accept the values of the {@code Accept} headers
   * @throws TwilioTokenException if the client accepts neither
   */
  static ResponseFormat preferred(List<String> accept) {
    String ranges = ranges(accept);
    Match json = JSON.match(ranges);
    Match text = TEXT.match(ranges);
    if (json.weight == 0 && text.weight == 0) {
      throw notAcceptable(ranges);
    }
    boolean textFirst =
        text.weight > json.weight
            || (text.weight == json.weight && text.specificity > json.specificity);
    return textFirst ? TEXT : JSON;
  }

  /**
   * Checks that the client accepts JSON, where no other format is served.
   *
   * @throws TwilioTokenException if it does not
   */
  static void requireJson(List<String> accept) {
    String ranges = ranges(accept);
    if (JSON.match(ranges).weight == 0) {
      throw notAcceptable(ranges);
    }
  }

  /** Joins the headers; without any, the client accepts everything. */
  private static String ranges(List<String> accept) {
    String ranges = String.join(",", accept);
    return ranges.replace(",", "").isBlank() ? "*/*" : ranges;
  }

  private static TwilioTokenException notAcceptable(String ranges) {
    return Problem.NOT_ACCEPTABLE.because("The request accepts '%s' only", ranges);
  }

  /** Returns the weight that the most specific matching range gives this format. */
  private Match match(String ranges) {
    Match best = Match.NONE;
    for (String range : ranges.split(",", -1)) {
      String[] parts = range.split(";", -1);
      int specificity = specificity(parts[0].strip().toLowerCase(Locale.ROOT));
      if (specificity > best.specificity) {
        best = new Match(specificity, weight(parts));
      }
    }
    return best;
  }

  private int specificity(String range) {
    if (range.equals(type + "/" + subtype)) {
      return 2;
    }
    return range.equals(type + "/*") ? 1 : range.equals("*/*") ? 0 : -1;
  }

  /** Returns the weight of a range: 1 if it has none, 0 if it is malformed. */
  private static double weight(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
      if (parameter.startsWith("q=")) {
        return WEIGHT.matcher(parameter).matches() ? Double.parseDouble(parameter.substring(2)) : 0;
      }
    }
    return 1;
  }
}
