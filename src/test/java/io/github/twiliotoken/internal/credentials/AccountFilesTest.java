package io.github.twiliotoken.internal.credentials;

import static io.github.twiliotoken.internal.config.ConfigFixture.SECRET;
import static io.github.twiliotoken.internal.config.ConfigFixture.SK;
import static io.github.twiliotoken.internal.config.SecretCheck.assertSecret;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.twiliotoken.internal.config.ConfigFixture;
import io.github.twiliotoken.jwt.Credentials;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The secret, or key and secret, in files. */
class AccountFilesTest {
  private static final String SECRET_FILE = "twilio.api.secret.location";
  private static final String BOTH_FILE = "twilio.api.credentials.location";
  private static final String AT_BOTH =
      BOTH_FILE + " (environment TWILIO_API_CREDENTIALS_LOCATION): ";

  private static ConfigFixture secretFile(Path file) {
    return ConfigFixture.account().without("twilio.api.secret").with(SECRET_FILE, file.toString());
  }

  private static ConfigFixture bothFile(Path dir, String content) throws IOException {
    Path file = Files.writeString(dir.resolve("credentials"), content);
    return ConfigFixture.account()
        .without("twilio.api.key")
        .without("twilio.api.secret")
        .with(BOTH_FILE, file.toString());
  }

  private static String both(String key, String secret) {
    return "twilio.api.key=" + key + "\ntwilio.api.secret=" + secret + "\n";
  }

  private static String unreadable(Path file, String what) {
    return "TWT-026: twilio.api.secret.location (environment TWILIO_API_SECRET_LOCATION): The file"
        + " named by a path of "
        + file.toString().length()
        + " characters "
        + what
        + ". Check that the path exists and the server may read it.";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void dropsOneNewlineAfterTheSecret(String newline, @TempDir Path dir)
      throws IOException, GeneralSecurityException {
    Path file = Files.writeString(dir.resolve("secret"), SECRET + newline);
    assertSecret(SECRET, secretFile(file).credentials());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n\n", "\r\n\r\n", "\n\r", " \n"})
  void refusesMoreWhiteSpaceAfterTheSecret(String space, @TempDir Path dir) throws IOException {
    Path file = Files.writeString(dir.resolve("secret"), SECRET + space);
    String problem = secretFile(file).problem();

    assertTrue(
        problem.startsWith(
            "TWT-021: twilio.api.secret.location (environment TWILIO_API_SECRET_LOCATION): The API"
                + " secret of "),
        problem);
    assertTrue(problem.contains("holds white space"), problem);
    assertFalse(problem.contains("canary"), problem);
  }

  @Test
  void reportsAMissingFileWithoutItsPath(@TempDir Path dir) {
    Path file = dir.resolve("canary");
    assertEquals(unreadable(file, "does not exist"), secretFile(file).problem());
  }

  @Test
  void refusesAFileThatIsNotUtf8(@TempDir Path dir) throws IOException {
    Path file = Files.write(dir.resolve("secret"), (SECRET + "é").getBytes(ISO_8859_1));
    assertEquals(unreadable(file, "is not UTF-8"), secretFile(file).problem());
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(new NoSuchFileException("canary"), "does not exist"),
        arguments(new AccessDeniedException("canary"), "may not be read by the server's user"),
        arguments(new FileSystemException("canary"), "cannot be read"),
        arguments(new InvalidPathException("canary", "no path"), "cannot be read"));
  }

  /** Tests may run as a user who may read everything. */
  @ParameterizedTest
  @MethodSource("failures")
  void tellsWhyAFileCannotBeRead(Exception failure, String words) {
    assertEquals(words, SmallFile.reason(failure));
  }

  @ParameterizedTest
  @ValueSource(strings = {SECRET_FILE, BOTH_FILE})
  void showsOnlyTheLengthOfThePath(String key) {
    String problem = ConfigFixture.account().with(key, SECRET + "\0").problems().toString();
    assertTrue(problem.contains("named by a path of 33 characters"), problem);
    assertFalse(problem.contains("canary"), problem);
  }

  @Test
  void readsAFileOf64Kib(@TempDir Path dir) throws IOException, GeneralSecurityException {
    String secret = "s".repeat(65_536);
    Path file = Files.writeString(dir.resolve("secret"), secret);
    assertSecret(secret, secretFile(file).credentials());
  }

  @Test
  void refusesAFileOfOneByteMore(@TempDir Path dir) throws IOException {
    Path file = Files.writeString(dir.resolve("secret"), "s".repeat(65_537));

    assertEquals(
        "TWT-026: twilio.api.secret.location (environment TWILIO_API_SECRET_LOCATION): The file"
            + " named by a path of "
            + file.toString().length()
            + " characters has over 65536 bytes. Check that the path exists and the server may read"
            + " it.",
        secretFile(file).problem());
  }

  @ParameterizedTest
  @CsvSource({
    "twilio.api.secret, TWILIO_API_SECRET",
    "twilio.api.key.secret, TWILIO_API_KEY_SECRET"
  })
  void refusesASecretBothAsAValueAndInAFile(String key, String environment, @TempDir Path dir)
      throws IOException {
    Path file = Files.writeString(dir.resolve("secret"), SECRET);

    assertEquals(
        "TWT-023: twilio.api.secret.location (environment TWILIO_API_SECRET_LOCATION): "
            + key
            + " (environment "
            + environment
            + ") is set as well. Remove one of them.",
        secretFile(file).with(key, SECRET).problem());
  }

  @Test
  void readsKeyAndSecretFromOneFile(@TempDir Path dir)
      throws IOException, GeneralSecurityException {
    Credentials credentials = bothFile(dir, both(SK, SECRET)).credentials();
    assertEquals(SK, credentials.keySid());
    assertSecret(SECRET, credentials);
  }

  @ParameterizedTest
  @CsvSource({
    "twilio.api.key, TWILIO_API_KEY",
    "twilio.api.key.sid, TWILIO_API_KEY_SID",
    "twilio.api.secret, TWILIO_API_SECRET",
    "twilio.api.key.secret, TWILIO_API_KEY_SECRET",
    "twilio.api.secret.location, TWILIO_API_SECRET_LOCATION"
  })
  void refusesAnythingElseBesideThatFile(String key, String environment, @TempDir Path dir)
      throws IOException {
    assertEquals(
        "TWT-023: "
            + AT_BOTH
            + key
            + " (environment "
            + environment
            + ") is set as well. Remove one of them.",
        bothFile(dir, both(SK, SECRET)).with(key, SK).problem());
  }

  @Test
  void needsBothLinesOfThatFile(@TempDir Path dir) throws IOException {
    assertEquals(
        List.of(
            "TWT-020: " + AT_BOTH + "The file has no line 'twilio.api.key='.",
            "TWT-020: " + AT_BOTH + "The file has no line 'twilio.api.secret='."),
        bothFile(dir, "twilio.api.key=\n# twilio.api.secret=" + SECRET).problems());
  }

  @Test
  void checksBothLinesOfThatFile(@TempDir Path dir) throws IOException {
    assertEquals(
        List.of(
            "TWT-021: "
                + AT_BOTH
                + "In its line 'twilio.api.secret=': The API secret has 31 bytes; HS256 needs 32 (RFC 7518, section 3.2). Copy the"
                + " secret again: Twilio shows it once, when the key is made.",
            "TWT-040: "
                + AT_BOTH
                + "In its line 'twilio.api.key=': A text of 34 characters that does not start with 'SK' is not 'SK' and 32"
                + " hexadecimal digits. Copy it again from the Twilio Console."),
        bothFile(dir, both(ConfigFixture.AC, SECRET.substring(1))).problems());
  }

  @Test
  void tellsThatThePairIsSwapped(@TempDir Path dir) throws IOException {
    assertEquals(
        "TWT-040: "
            + AT_BOTH
            + "In its line 'twilio.api.key=': A text of 32 characters that does not start with 'SK'"
            + " is not 'SK' and 32 hexadecimal digits; the line 'twilio.api.secret=' is, so the two"
            + " are probably swapped. Copy it again from the Twilio Console.",
        bothFile(dir, both(SECRET, SK)).problem());
  }

  @Test
  void hidesTheContentOfAMalformedFile(@TempDir Path dir) throws IOException {
    String problem = bothFile(dir, both(SK, SECRET + "\\u12")).problem();

    assertTrue(problem.startsWith("TWT-022: " + AT_BOTH + "The file named by a path of "), problem);
    assertTrue(problem.endsWith(" characters is no properties file."), problem);
    assertFalse(problem.contains("canary"), problem);
  }
}
