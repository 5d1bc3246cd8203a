package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Region;
import io.github.twiliotoken.value.Sid;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * Names a properties file that holds a key and its secret, so that both change at once.
 *
 * @param path as it is configured; never shown, since people paste secrets into the wrong field
 * @param accountSid the account that the key belongs to
 * @param region where the key was made; empty for US1
 */
public record CredentialsFile(String path, String accountSid, Optional<Region> region) {
  private static final String KEY = "twilio.api.key";
  private static final String SECRET = "twilio.api.secret";

  /**
   * Reads the SID of the key that a file names now.
   *
   * @throws TwilioTokenException if it names none, or does not answer
   */
  public static String key(String path) {
    return key(lines(path));
  }

  /**
   * Reads the lines of a file.
   *
   * @throws TwilioTokenException if it is no properties file, or does not answer
   */
  public static Properties lines(String path) {
    return parseLines(path, BoundedFileReader.read(path));
  }

  /**
   * Returns the SID of the key among the lines.
   *
   * @throws TwilioTokenException if it is missing or malformed
   */
  public static String key(Properties lines) {
    Optional<String> secret = Optional.ofNullable(lines.getProperty(SECRET));
    return value(lines, KEY, sid -> checkKey(sid, secret, "the line '" + SECRET + "='"));
  }

  /**
   * Returns the secret among the lines.
   *
   * @throws TwilioTokenException if it is missing or cannot be one
   */
  public static ApiSecret secret(Properties lines) {
    return value(lines, SECRET, ApiSecret::new);
  }

  /**
   * Checks the SID of a key, and tells whether it was swapped with its secret.
   *
   * @param secret the text that is set as its secret
   * @param secretPlace where that is set, for the message
   * @return the SID
   * @throws TwilioTokenException if it is not {@code SK} and 32 hexadecimal digits
   */
  public static String checkKey(String sid, Optional<String> secret, String secretPlace) {
    try {
      return Sid.check("SK", sid);
    } catch (TwilioTokenException e) {
      if (secret.filter(text -> text.startsWith("SK") && Sid.isSid(text)).isEmpty()) {
        throw e;
      }
      throw e.problem()
          .because("%s; %s is, so the two are probably swapped", e.detail(), secretPlace);
    }
  }

  /**
   * Parses the pair.
   *
   * @param content the bytes of the file
   * @throws TwilioTokenException if it holds no pair
   */
  Credentials parse(byte[] content) {
    Properties lines = parseLines(path, content);
    return new Credentials(accountSid, key(lines), region, secret(lines));
  }

  /** Parses the SID of the key, whether its secret is usable or not; empty if there is none. */
  Optional<String> parseKey(byte[] content) {
    try {
      return Optional.of(key(parseLines(path, content)));
    } catch (TwilioTokenException e) {
      return Optional.empty();
    }
  }

  private static Properties parseLines(String path, byte[] content) {
    Properties lines = new Properties();
    try {
      lines.load(new StringReader(SmallFile.decode(path, content)));
      return lines;
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.SETTING_MALFORMED.because(
          "The file named by a path of %d characters is no properties file", path.length());
    }
  }

  private static <T> T value(Properties lines, String name, Function<String, T> conversion) {
    String value = lines.getProperty(name);
    if (value == null || value.isBlank()) {
      throw Problem.SETTING_MISSING.because("The file has no line '%s='", name);
    }
    try {
      return conversion.apply(value);
    } catch (TwilioTokenException e) {
      throw e.problem().because("In its line '%s=': %s", name, e.detail());
    }
  }
}
