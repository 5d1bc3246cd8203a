package io.github.twiliotoken.inspect;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.internal.text.AsciiSet;
import io.github.twiliotoken.internal.text.Bytes;
import io.github.twiliotoken.internal.text.StrictJson;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the three parts of a compact JWS (RFC 7515, section 7.1), parsed as strictly as RFC 8725
 * asks.
 *
 * @param signed header and payload as they were signed
 * @param header empty if it cannot be read
 * @param claims empty if they cannot be read
 * @param signature empty if it cannot be read
 */
record ParsedJws(
    String signed,
    Optional<Map<String, Object>> header,
    Optional<Map<String, Object>> claims,
    Optional<String> signature) {
  static final int LONGEST = AccessToken.LONGEST;

  /** Levels of nesting: 16 of a grant, which is the most that this library signs, and its frame. */
  private static final int DEEPEST = 32;

  /** Longer numbers, or larger exponents, could keep a processor busy. */
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,100}(\\.[0-9]{1,100})?([eE][+-]?[0-9]{1,2})?");

  /** Characters that no token holds: people paste it with quotes, in JSON or as a whole header. */
  private static final Pattern WRAPPED = Pattern.compile("[\\s\"'{}<>:,]");

  private static final AsciiSet BASE64URL = AsciiSet.LETTERS_AND_DIGITS.or(AsciiSet.of("-_"));

  private static final String COPY = "Copy the token again, whole and unchanged.";

  static ParsedJws read(String text, Report report) {
    String token = text.strip();
    if (token.length() != text.length()) {
      report.add(
          FindingType.WARNING,
          "Take it off, since an SDK may not.",
          "There is white space around the token, which was left out here");
    }
    String[] parts = isReadable(token, report) ? token.split("\\.", -1) : new String[0];
    if (parts.length > 0 && parts.length != 3) {
      report.add(
          FindingType.NOT_A_JWT,
          COPY,
          "A compact JWS has 3 segments between dots; this has %d",
          parts.length);
    }
    // a text without a dot is no part of a token: what it would decode to tells nobody anything
    String[] three = parts.length < 2 ? new String[3] : Arrays.copyOf(parts, 3);
    Optional<byte[]> signature = bytes("signature", three[2], report);
    return new ParsedJws(
        three[0] + "." + three[1],
        json("header", three[0], report),
        json("payload", three[1], report),
        parts.length == 3 ? signature.map(unused -> three[2]) : Optional.empty());
  }

  private static boolean isReadable(String token, Report report) {
    if (token.isEmpty()) {
      report.add(FindingType.NOT_A_JWT, COPY, "There is no token");
    } else if (token.length() > LONGEST) {
      report.add(
          FindingType.NOT_A_JWT,
          COPY,
          "The token has %d characters; over %d it is not read",
          token.length(),
          LONGEST);
    } else if (token.indexOf('.') >= 0 && WRAPPED.matcher(token).find()) {
      report.add(
          FindingType.NOT_A_JWT,
          "Hand on the token alone: no 'Bearer', no quotes, no JSON around it, no line breaks.",
          "There is more than a token, or it is broken into pieces");
    } else {
      return true;
    }
    return false;
  }

  private static Optional<Map<String, Object>> json(
      String what, @Nullable String part, Report report) {
    if (part != null && part.isEmpty()) {
      report.add(FindingType.NOT_A_JWT, COPY, "The %s is empty", what);
      return Optional.empty();
    }
    try {
      return bytes(what, part, report)
          .map(ParsedJws::utf8)
          .map(text -> StrictJson.objectWithNulls(text, DEEPEST, ParsedJws::number));
    } catch (TwilioTokenException e) {
      report.add(
          FindingType.NOT_A_JWT,
          "Sign one JSON object, each of its members once.",
          "The " + what + ": ",
          e);
      return Optional.empty();
    }
  }

  /** Decodes strictly: the JDK's decoder takes padding, and bits that are left over. */
  private static Optional<byte[]> bytes(String what, @Nullable String part, Report report) {
    if (part == null) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part);
      if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
        return Optional.of(bytes);
      }
    } catch (IllegalArgumentException e) {
      // refused below, in the same words
    }
    if (BASE64URL.containsAll(part)) {
      report.add(
          FindingType.NOT_A_JWT,
          COPY,
          "The %s is cut short or changed: its %d characters leave bits over",
          what,
          part.length());
    } else {
      report.add(
          FindingType.NOT_A_JWT,
          COPY,
          "The %s is not Base64url, which has A-Z a-z 0-9 - _ and no padding",
          what);
    }
    return Optional.empty();
  }

  private static String utf8(byte[] bytes) {
    return Bytes.utf8(bytes)
        .orElseThrow(() -> Problem.REQUEST_MALFORMED.because("This is not UTF-8"));
  }

  private static Object number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw Problem.REQUEST_MALFORMED.because("The number %s is out of range", text);
    }
    return StrictJson.exactNumber(text);
  }
}
