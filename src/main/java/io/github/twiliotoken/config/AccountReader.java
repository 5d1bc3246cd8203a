package io.github.twiliotoken.config;

import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Sid;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;

/** The account and the key that signs for it. */
final class AccountReader {
  static final String ACCOUNT = "twilio.account.sid";
  static final String KEY = "twilio.api.key";
  static final String KEY_ALIAS = "twilio.api.key.sid";
  static final String SECRET = "twilio.api.secret";
  static final String SECRET_ALIAS = "twilio.api.key.secret";
  static final String SECRET_FILE = "twilio.api.secret.location";
  static final String BOTH_FILE = "twilio.api.credentials.location";
  static final String REGION = "twilio.region";

  private static final int LARGEST_FILE = 65_536;

  private final Source source;

  AccountReader(Source source) {
    this.source = source;
  }

  /** Whether any of it is set, under whatever name. */
  static boolean isConfigured(Source source) {
    return Stream.of(ACCOUNT, KEY, KEY_ALIAS, SECRET, SECRET_ALIAS, SECRET_FILE, BOTH_FILE)
        .anyMatch(key -> source.text(key).isPresent());
  }

  Optional<Credentials> read() {
    Optional<String> account =
        source.require(
            ACCOUNT,
            "Copy the account SID, AC and 32 hexadecimal digits, from the Twilio Console.",
            sid -> Sid.check("AC", sid));
    Optional<String> region = source.read(REGION, Credentials::checkRegion);
    Optional<String> key;
    Optional<ApiSecret> secret;
    if (source.text(BOTH_FILE).isPresent()) {
      conflict(BOTH_FILE, KEY, KEY_ALIAS, SECRET, SECRET_ALIAS, SECRET_FILE);
      Optional<Properties> both = source.read(BOTH_FILE, AccountReader::properties);
      key = both.flatMap(file -> member(file, KEY, sid -> Sid.check("SK", sid)));
      secret = both.flatMap(file -> member(file, SECRET, ApiSecret::new));
    } else {
      key = key();
      secret = secret();
    }
    return account.flatMap(
        ac -> key.flatMap(sk -> secret.map(held -> new Credentials(ac, sk, region, held))));
  }

  private Optional<String> key() {
    return source.require(
        chosen(KEY, KEY_ALIAS),
        "Make an API key in the Twilio Console and copy its SID, SK and 32 hexadecimal digits.",
        sid -> Sid.check("SK", sid));
  }

  private Optional<ApiSecret> secret() {
    if (source.text(SECRET_FILE).isPresent()) {
      conflict(SECRET_FILE, SECRET, SECRET_ALIAS);
      return source.read(SECRET_FILE, path -> new ApiSecret(withoutLastNewline(content(path))));
    }
    return source.require(
        chosen(SECRET, SECRET_ALIAS),
        "Twilio shows it once, when the key is made; twilio.api.secret.location may name a file"
            + " that holds it.",
        ApiSecret::new);
  }

  /** The name that is in use; two names with two values contradict each other. */
  private String chosen(String name, String alias) {
    Optional<String> first = source.text(name);
    Optional<String> second = source.text(alias);
    if (first.isPresent() && second.isPresent() && !first.equals(second)) {
      conflict(name, alias);
    }
    return first.isEmpty() && second.isPresent() ? alias : name;
  }

  private void conflict(String name, String... others) {
    for (String other : others) {
      if (source.text(other).isPresent()) {
        source.report(
            name, Problem.SETTING_CONFLICT.because("%s is set as well", Source.where(other)));
      }
    }
  }

  private <T> Optional<T> member(Properties file, String name, Function<String, T> conversion) {
    return source.read(
        BOTH_FILE,
        path -> {
          String value = file.getProperty(name);
          if (value == null || value.isBlank()) {
            throw Problem.SETTING_MISSING.because("The file has no line '%s='", name);
          }
          return conversion.apply(value);
        });
  }

  private static Properties properties(String path) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(content(path)));
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.SETTING_MALFORMED.because(
          "The file named by a path of %d characters is no properties file", path.length());
    }
  }

  private static String content(String path) {
    try {
      Path file = Path.of(path);
      if (Files.size(file) > LARGEST_FILE) {
        throw Problem.FILE_UNREADABLE.because(
            "The file named by a path of %d characters has over %d bytes",
            path.length(), LARGEST_FILE);
      }
      return Files.readString(file);
    } catch (IOException | InvalidPathException e) {
      // neither the path nor the cause, which repeats it: people paste secrets into the wrong field
      throw Problem.FILE_UNREADABLE.because(
          "The file named by a path of %d characters cannot be read as UTF-8", path.length());
    }
  }

  private static String withoutLastNewline(String text) {
    return text.endsWith("\r\n")
        ? text.substring(0, text.length() - 2)
        : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
