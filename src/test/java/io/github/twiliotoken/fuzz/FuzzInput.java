package io.github.twiliotoken.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads a fuzzer's bytes as a few lines and a rest, so that seeds can be written by hand. */
public final class FuzzInput {
  private final byte[] data;
  private int at;

  public FuzzInput(byte[] data) {
    this.data = data;
  }

  /** The next line, in UTF-8, without its end. */
  public String line() {
    int from = Math.min(at, data.length);
    int end = from;
    while (end < data.length && data[end] != '\n') {
      end++;
    }
    at = end + 1;
    return new String(data, from, end - from, UTF_8);
  }

  /**
   * The next line as a server hands on a header: a character a byte, no controls, no blank ends.
   */
  public String header() {
    String raw = new String(line().getBytes(UTF_8), ISO_8859_1);
    return raw.replaceAll("[\\x00-\\x08\\x0a-\\x1f]", "").replaceAll("^[ \t]+|[ \t]+$", "");
  }

  /** What follows the lines read. */
  public byte[] rest() {
    return Arrays.copyOfRange(data, Math.min(at, data.length), data.length);
  }

  /** What follows the lines read, in UTF-8. */
  public String restAsText() {
    return new String(rest(), UTF_8);
  }

  /**
   * The result, or nothing where it was refused with one of these problems. A refusal's message is
   * one short line of printable characters; any other exception is a finding.
   */
  public static <T> Optional<T> accepted(Set<Problem> problems, Supplier<T> attempt) {
    try {
      return Optional.of(attempt.get());
    } catch (TwilioTokenException refused) {
      assertTrue(problems.contains(refused.problem()), refused.getMessage());
      checkMessage(refused.getMessage());
      return Optional.empty();
    }
  }

  /** Checks that a message is short and holds nothing that could start a line or hide. */
  public static void checkMessage(String message) {
    // two values of 200 characters, and our own words
    assertTrue(message.length() <= 1000, () -> message.length() + " characters: " + message);
    assertEquals("", message.replaceAll("[ -~]|\u2026", ""), message);
  }

  /** Checks that a message does not show the secret. */
  public static void checkHidden(String secret, String message) {
    assertFalse(message.contains(secret), "the secret is shown");
  }
}
