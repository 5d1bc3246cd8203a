package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.internal.text.Bytes;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the body of a request: at most 8 KiB of strict UTF-8. It is read from the stream, not by a
 * message body reader of JAX-RS: those have no limit, and may replace bytes that are not UTF-8.
 *
 * @param json whether its media type is JSON; otherwise it is plain text
 * @param text empty if there is no body
 */
record RequestBody(boolean json, String text) {
  static final int MAX_BYTES = 8192;

  private static final int MAX_TYPE_LENGTH = 128;

  /**
   * The parameters of a media type in UTF-8. All quantifiers are possessive, so matching never
   * backtracks and takes one pass, whatever the client sends. {@code B} is blank space.
   */
  private static final String UTF_8 =
      "B(?:;B(?:charsetB=B(?:\"utf-8\"|utf-8)B(?:;B)?+)?+)?+".replace("B", "[ \t]*+");

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
  private static final Pattern JSON = typePattern("application/json");
  private static final Pattern TEXT = typePattern("text/plain");

  /**
   * Reads a body of JSON.
   *
   * @throws TwilioTokenException if it has another type or charset, is too large, or not UTF-8
   */
  static RequestBody ofJson(EndpointRequest request, InputStream body) {
    return read(request, body, false);
  }

  /** Reads a body of JSON or plain text; refuses others as {@link #ofJson} does. */
  static RequestBody ofJsonOrText(EndpointRequest request, InputStream body) {
    return read(request, body, true);
  }

  private static RequestBody read(EndpointRequest request, InputStream body, boolean textAllowed) {
    String type = request.header("Content-Type");
    boolean plain = type != null && textAllowed && matches(TEXT, type);
    if (type != null && !plain && !isJson(type)) {
      throw Problem.MEDIA_TYPE_NOT_SUPPORTED.because("The body has the type '%s'", type);
    }
    if (isTooLong(request.header("Content-Length"))) {
      throw tooLarge();
    }
    byte[] bytes = bytes(body);
    if (bytes.length > 0 && type == null) {
      throw Problem.MEDIA_TYPE_NOT_SUPPORTED.because("The body has no type");
    }
    return new RequestBody(!plain, text(bytes));
  }

  /** Returns whether a larger body is announced; it is then not read, nor asked for with 100. */
  private static boolean isTooLong(@Nullable String length) {
    return length != null && LENGTH.matcher(length).matches() && Long.parseLong(length) > MAX_BYTES;
  }

  static boolean isJson(CharSequence type) {
    return matches(JSON, type);
  }

  private static boolean matches(Pattern pattern, CharSequence type) {
    return type.length() <= MAX_TYPE_LENGTH && pattern.matcher(type).matches();
  }

  private static Pattern typePattern(String type) {
    return Pattern.compile(type + UTF_8, Pattern.CASE_INSENSITIVE);
  }

  private static byte[] bytes(InputStream body) {
    try {
      return Bytes.readAtMost(MAX_BYTES, body).orElseThrow(RequestBody::tooLarge);
    } catch (IOException e) {
      throw Problem.REQUEST_MALFORMED.because("The body could not be read to its end");
    }
  }

  private static String text(byte[] bytes) {
    return Bytes.utf8(bytes)
        .orElseThrow(() -> Problem.REQUEST_MALFORMED.because("The body is not UTF-8"));
  }

  private static TwilioTokenException tooLarge() {
    return Problem.BODY_TOO_LARGE.because("The body is larger than %d bytes", MAX_BYTES);
  }
}
