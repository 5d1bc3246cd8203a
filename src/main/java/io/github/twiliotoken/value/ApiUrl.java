package io.github.twiliotoken.value;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds where Twilio's REST API is reached.
 *
 * @param origin scheme, host and perhaps a port
 */
public record ApiUrl(URI origin) {
  /** {@code https://api.twilio.com}. */
  public static final ApiUrl US1 = new ApiUrl(URI.create("https://api.twilio.com"));

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

  /**
   * Checks the URL.
   *
   * @throws TwilioTokenException if it has anything but an origin, or would send the login in the
   *     clear to another machine; the message does not show it
   */
  public ApiUrl {
    String host = origin.getHost();
    boolean bare =
        host != null
            && origin.getRawUserInfo() == null
            && origin.getRawQuery() == null
            && origin.getRawFragment() == null
            && ("".equals(origin.getRawPath()) || "/".equals(origin.getRawPath()));
    boolean safe =
        "https".equals(origin.getScheme())
            || ("http".equals(origin.getScheme())
                && host != null
                && LOOPBACK.matcher(host).matches());
    if (!bare || !safe) {
      throw malformed(origin.toString());
    }
  }

  /**
   * Reads a URL.
   *
   * @throws TwilioTokenException if the text is not a URL, or the constructor refuses it
   */
  public static ApiUrl parse(String text) {
    try {
      return new ApiUrl(new URI(text));
    } catch (URISyntaxException e) {
      throw malformed(text);
    }
  }

  /**
   * Returns the address of a region, reached through an edge.
   *
   * @param region empty for US1
   * @throws TwilioTokenException if a region outside US1 has no edge
   */
  public static ApiUrl of(Optional<Region> region) {
    Region home = region.orElse(new Region(Region.US1));
    if (home.isUs1() && home.edge().isEmpty()) {
      return US1;
    }
    String edge =
        home.edge()
            .orElseThrow(
                () ->
                    Problem.SETTING_MISSING.because(
                        "Outside US1 Twilio's API is reached through an edge, for example dublin for"
                            + " ie1; set it"));
    return new ApiUrl(URI.create("https://api." + edge + "." + home.name() + ".twilio.com"));
  }

  /** Returns the address of a path there. */
  public URI at(String path) {
    return origin.resolve(path);
  }

  /** Returns whether an address has the same scheme, host and port. */
  public boolean holds(URI other) {
    return origin.getScheme().equals(other.getScheme())
        && origin.getRawAuthority().equals(other.getRawAuthority());
  }

  private static TwilioTokenException malformed(String text) {
    return Problem.SETTING_MALFORMED.because(
        "A text of %d characters is not https://HOST, or http:// on this machine, without a path",
        text.length());
  }
}
