package io.github.twiliotoken.value;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a region of Twilio, and the edge through which clients enter it. A client outside US1 must
 * be told both, since Twilio answers a mismatch with an error that names neither.
 *
 * @param name two small letters and a digit, for example {@code ie1}
 * @param edge an edge of that region, for example {@code dublin}; empty where clients choose it
 * @see <a href="https://www.twilio.com/docs/global-infrastructure">Twilio: Global
 *     infrastructure</a>
 */
public record Region(String name, Optional<String> edge) {
  /** The name of the region of a key that names none. */
  public static final String US1 = "us1";

  private static final Pattern NAME = Pattern.compile("[a-z]{2}[0-9]");
  // a label of a host name (RFC 1123, section 2.1)
  private static final Pattern EDGE = Pattern.compile("(?!-)[a-z0-9-]{1,63}(?<!-)");

  /**
   * Checks the values.
   *
   * @throws TwilioTokenException if one is malformed; the message does not show it
   */
  public Region {
    checkName(name);
    edge.ifPresent(Region::checkEdge);
  }

  /** Makes a region whose clients choose their edge. */
  public Region(String name) {
    this(name, Optional.empty());
  }

  /** Makes a region that clients enter through this edge. */
  public Region(String name, String edge) {
    this(name, Optional.of(edge));
  }

  /** Returns whether this is US1, which clients need not be told. */
  public boolean isUs1() {
    return name.equals(US1);
  }

  /** Returns whether a text has the form of a region's name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /**
   * Returns the name, if it has the form of one.
   *
   * @throws TwilioTokenException if it is not two small letters and a digit
   */
  public static String checkName(String name) {
    if (!isName(name)) {
      throw Problem.SETTING_MALFORMED.because(
          "A region of %d characters is not two small letters and a digit, such as ie1",
          name.length());
    }
    return name;
  }

  /**
   * Returns the edge, if it has the form of one.
   *
   * @throws TwilioTokenException if it is not 1 to 63 of {@code a-z 0-9 -}, or begins or ends with
   *     a hyphen
   */
  public static String checkEdge(String edge) {
    if (!EDGE.matcher(edge).matches()) {
      throw Problem.SETTING_MALFORMED.because(
          "An edge of %d characters is not 1 to 63 of a-z, 0-9 and inner -, such as dublin",
          edge.length());
    }
    return edge;
  }
}
