package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.internal.text.Bytes;
import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Sid;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * A file that holds a key and its secret, so that both change at once.
 *
 * @param path as it is configured; never shown, since people paste secrets into the wrong field
 */
public record CredentialsFile(String path, String accountSid, Optional<String> region) {
  private static final int LARGEST = 65_536;
  private static final String KEY = "twilio.api.key";
  private static final String SECRET = "twilio.api.secret";

  /**
   * The SID of the key that a file names now.
   *
   * @throws TwilioTokenException if it names none, or does not answer
   */
  public static String key(String path) {
    return key(path, new BoundedFileReader());
  }

  public static String key(String path, BoundedFileReader read) {
    CredentialsFile file = new CredentialsFile(path, "", Optional.empty());
    return key(file.properties(read.content(path)));
  }

  /** The SID of the key in that content, whether its secret is usable or not. */
  Optional<String> namedKey(byte[] content) {
    try {
      return Optional.of(key(properties(content)));
    } catch (TwilioTokenException e) {
      return Optional.empty();
    }
  }

  /** Of the whole content, so that no time stamp can hide a change. */
  static String fingerprint(byte[] content) {
    try {
      return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(content)).toString(16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * The bytes of the file as they are now; hangs as long as its file system does. Only a regular
   * file is opened, or a link to one, as Kubernetes mounts them.
   *
   * @throws TwilioTokenException if they cannot be read
   */
  static byte[] contentNow(String path) {
    try {
      Path file = Path.of(path);
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      if (!found.isRegularFile()) {
        throw Problem.FILE_NOT_REGULAR.because(
            "The path of %d characters names %s, not a regular file",
            path.length(), found.isDirectory() ? "a directory" : "a FIFO, a device or a socket");
      }
      try (InputStream bytes = Files.newInputStream(file)) {
        return Bytes.readAtMost(LARGEST, bytes)
            .orElseThrow(
                () ->
                    Problem.FILE_UNREADABLE.because(
                        "The file named by a path of %d characters has over %d bytes",
                        path.length(), LARGEST));
      }
    } catch (TwilioTokenException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw unreadable(path);
    }
  }

  static String text(String path, byte[] content) {
    return Bytes.utf8(content).orElseThrow(() -> unreadable(path));
  }

  /** Neither the path nor the cause, which repeats it. */
  private static TwilioTokenException unreadable(String path) {
    return Problem.FILE_UNREADABLE.because(
        "The file named by a path of %d characters cannot be read as UTF-8", path.length());
  }

  /**
   * The pair in that content.
   *
   * @throws TwilioTokenException if it is none
   */
  Credentials parse(byte[] content) {
    Properties properties = properties(content);
    return new Credentials(accountSid, key(properties), region, secret(properties));
  }

  public Properties read() {
    return properties(new BoundedFileReader().content(path));
  }

  private Properties properties(byte[] content) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text(path, content)));
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.SETTING_MALFORMED.because(
          "The file named by a path of %d characters is no properties file", path.length());
    }
  }

  public static String key(Properties properties) {
    Optional<String> secret = Optional.ofNullable(properties.getProperty(SECRET));
    return member(properties, KEY, sid -> key(sid, secret, "the line '" + SECRET + "='"));
  }

  /**
   * The SID of a key, once it is one.
   *
   * @param secret what stands where its secret belongs
   * @param secretPlace where that is, for the message
   */
  public static String key(String sid, Optional<String> secret, String secretPlace) {
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

  public static ApiSecret secret(Properties properties) {
    return member(properties, SECRET, ApiSecret::new);
  }

  private static <T> T member(Properties file, String name, Function<String, T> conversion) {
    String value = file.getProperty(name);
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
