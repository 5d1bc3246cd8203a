package io.github.twiliotoken.internal.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.fuzz.FuzzInput;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Reads credentials files that hold anything. {@link Properties} says which pair is in them; what a
 * file holds is in no message.
 */
public final class CredentialsFileFuzz {
  private static final String ACCOUNT = "AC" + "1".repeat(32);
  private static final Set<Problem> PROBLEMS =
      Set.of(
          Problem.FILE_UNREADABLE,
          Problem.SETTING_MALFORMED,
          Problem.SETTING_MISSING,
          Problem.SID_MALFORMED,
          Problem.SECRET_NOT_POSSIBLE);

  private CredentialsFileFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    CredentialsFile file = new CredentialsFile("/secrets/pair", ACCOUNT, Optional.empty());
    Optional<Properties> judge = properties(data);
    Optional<Credentials> pair = Optional.empty();
    String said = "";
    try {
      pair = Optional.of(file.parse(data));
      said = pair.get().toString();
    } catch (TwilioTokenException refused) {
      assertTrue(PROBLEMS.contains(refused.problem()), refused.getMessage());
      said = refused.getMessage();
      FuzzInput.checkMessage(said);
    }

    assertEquals(judge.filter(CredentialsFileFuzz::holdsPair).isPresent(), pair.isPresent(), said);
    Optional<String> key = judge.map(properties -> properties.getProperty("twilio.api.key"));
    pair.ifPresent(found -> assertEquals(key, Optional.of(found.keySid())));
    assertEquals(key.filter(CredentialsFileFuzz::isKey), file.parseKey(data));
    for (String name : judge.map(Properties::stringPropertyNames).orElse(Set.of())) {
      String value = judge.get().getProperty(name);
      if (value.length() >= 32 && !(ACCOUNT + key.orElse("")).contains(value)) {
        FuzzInput.checkHidden(value, said);
      }
    }
    assertTrue(CredentialsFileContent.fingerprint(data).length() <= 64);
  }

  private static Optional<Properties> properties(byte[] data) throws IOException {
    if (!Arrays.equals(new String(data, UTF_8).getBytes(UTF_8), data)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try {
      properties.load(new InputStreamReader(new ByteArrayInputStream(data), UTF_8));
      return Optional.of(properties);
    } catch (IllegalArgumentException badEscape) {
      return Optional.empty();
    }
  }

  private static boolean holdsPair(Properties properties) {
    String secret = properties.getProperty("twilio.api.secret", "");
    return isKey(properties.getProperty("twilio.api.key", ""))
        && secret.getBytes(UTF_8).length >= 32
        && !secret.isBlank()
        && secret.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static boolean isKey(String text) {
    return text.length() == 34
        && text.startsWith("SK")
        && text.substring(2).chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
  }
}
