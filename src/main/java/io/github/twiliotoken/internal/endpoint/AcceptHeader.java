package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which of the two forms of answer a client prefers (RFC 9110, section 12.5.1). Read by hand: the
 * servers sort and refuse this header each in its own way.
 */
enum AcceptHeader {
  JSON("application", "json"),
  TEXT("text", "plain");

  /** At most seven characters are looked at. */
  private static final Pattern WEIGHT =
      Pattern.compile("q=(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)");

  private final String type;
  private final String subtype;

  AcceptHeader(String type, String subtype) {
    this.type = type;
    this.subtype = subtype;
  }

  /** How much a form is wanted, and how exactly it was named: the more exact range decides. */
  private record Match(int exactness, double quality) {
    static final Match NONE = new Match(-1, 0);
  }

  /** The preferred form; JSON where neither is, or nothing is said. */
  static AcceptHeader preferred(List<String> headers) {
    String ranges = ranges(headers);
    Match json = JSON.match(ranges);
    Match text = TEXT.match(ranges);
    if (json.quality == 0 && text.quality == 0) {
      throw notAcceptable(ranges);
    }
    boolean textFirst =
        text.quality > json.quality
            || (text.quality == json.quality && text.exactness > json.exactness);
    return textFirst ? TEXT : JSON;
  }

  /** Refuses a client that does not take JSON, where there is no other form. */
  static void requireJson(List<String> headers) {
    String ranges = ranges(headers);
    if (JSON.match(ranges).quality == 0) {
      throw notAcceptable(ranges);
    }
  }

  /** Who says nothing takes everything. */
  private static String ranges(List<String> headers) {
    String ranges = String.join(",", headers);
    return ranges.replace(",", "").isBlank() ? "*/*" : ranges;
  }

  private static TwilioTokenException notAcceptable(String ranges) {
    return Problem.NOT_ACCEPTABLE.because("The request accepts '%s' only", ranges);
  }

  private Match match(String ranges) {
    Match best = Match.NONE;
    for (String range : ranges.split(",", -1)) {
      String[] parts = range.split(";", -1);
      int exactness = exactness(parts[0].strip().toLowerCase(Locale.ROOT));
      if (exactness > best.exactness) {
        best = new Match(exactness, quality(parts));
      }
    }
    return best;
  }

  private int exactness(String range) {
    if (range.equals(type + "/" + subtype)) {
      return 2;
    }
    return range.equals(type + "/*") ? 1 : range.equals("*/*") ? 0 : -1;
  }

  private static double quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
      if (parameter.startsWith("q=")) {
        return WEIGHT.matcher(parameter).matches() ? Double.parseDouble(parameter.substring(2)) : 0;
      }
    }
    return 1;
  }
}
