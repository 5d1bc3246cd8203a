package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The body of a request, read by hand: at most 8 KiB, strict UTF-8.
 *
 * @param json whether it says it is JSON; otherwise it is plain text
 * @param text empty if there is no body
 */
record RequestBody(boolean json, String text) {
  static final int LARGEST = 8192;

  private static final int LONGEST_TYPE = 128;

  /** Possessive throughout: a type that does not match is read once, and never tried again. */
  private static final String UTF_8 =
      "B(?:;B(?:charsetB=B(?:\"utf-8\"|utf-8)B(?:;B)?+)?+)?+".replace("B", "[ \t]*+");

  private static final Pattern JSON = ofType("application/json");
  private static final Pattern TEXT = ofType("text/plain");

  /** Reads JSON. */
  static RequestBody ofJson(HttpServletRequest request, InputStream body) {
    return read(request, body, false);
  }

  /** Reads JSON or plain text. */
  static RequestBody ofJsonOrText(HttpServletRequest request, InputStream body) {
    return read(request, body, true);
  }

  private static RequestBody read(HttpServletRequest request, InputStream body, boolean takesText) {
    String type = request.getContentType();
    boolean plain = type != null && takesText && is(TEXT, type);
    if (type != null && !plain && !isJson(type)) {
      throw Problem.MEDIA_TYPE_NOT_SUPPORTED.because("The body has the type '%s'", type);
    }
    if (request.getContentLengthLong() > LARGEST) {
      throw tooLarge();
    }
    byte[] bytes = bytes(body);
    if (bytes.length > 0 && type == null) {
      throw Problem.MEDIA_TYPE_NOT_SUPPORTED.because("The body has no type");
    }
    return new RequestBody(!plain, text(bytes));
  }

  static boolean isJson(CharSequence type) {
    return is(JSON, type);
  }

  private static boolean is(Pattern form, CharSequence type) {
    return type.length() <= LONGEST_TYPE && form.matcher(type).matches();
  }

  private static Pattern ofType(String type) {
    return Pattern.compile(type + UTF_8, Pattern.CASE_INSENSITIVE);
  }

  private static byte[] bytes(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw tooLarge();
      }
      return bytes;
    } catch (IOException e) {
      throw Problem.REQUEST_MALFORMED.because("The body broke off");
    }
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.REQUEST_MALFORMED.because("The body is not UTF-8");
    }
  }

  private static TwilioTokenException tooLarge() {
    return Problem.BODY_TOO_LARGE.because("The body has over %d bytes", LARGEST);
  }
}
