package io.github.twiliotoken.internal.config;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.keys.KeySettings;
import io.github.twiliotoken.internal.keys.KeySettingsReader;
import io.github.twiliotoken.internal.property.AccountProperties;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What examples/kubernetes tells the servers and the rotation, read as they read it. */
class KubernetesSettingsTest {
  private static final Path EXAMPLE = Path.of("examples/kubernetes");
  private static final String CREDENTIALS = "TWILIO_API_CREDENTIALS_LOCATION";
  private static final String AUTH_TOKEN = "TWILIO_AUTH_TOKEN_LOCATION";

  @TempDir Path folder;

  /** What an endpoint demands is asked for, and none of it is set yet. */
  private static ConfigFixture server() {
    ConfigFixture given = ConfigFixture.served();
    for (String key :
        List.of(
            "twilio.account.sid",
            "twilio.api.key",
            "twilio.api.secret",
            "twilio.token.profiles",
            ConfigFixture.PROFILE + "video.room",
            ConfigFixture.PROFILE + "roles",
            "mp.jwt.verify.issuer",
            "mp.jwt.verify.audiences")) {
      given.without(key);
    }
    return given;
  }

  private static ConfigFixture told(ConfigFixture given, String... files) throws IOException {
    for (String file : files) {
      Properties lines = new Properties();
      lines.load(new StringReader(Files.readString(EXAMPLE.resolve(file))));
      lines
          .stringPropertyNames()
          .forEach(name -> given.variable(name, lines.getProperty(name, "")));
    }
    return given;
  }

  /** A file as the kubelet mounts it: a link to a link to a folder, so that all change at once. */
  private String mounted(String name, String content) throws IOException {
    Path version = Files.createDirectory(folder.resolve("..2026_11_24_10_00_00.1"));
    Files.writeString(version.resolve(name), content);
    Files.createSymbolicLink(folder.resolve("..data"), version.getFileName());
    return Files.createSymbolicLink(folder.resolve(name), Path.of("..data", name)).toString();
  }

  @ParameterizedTest
  @EnumSource
  void theServersFindNothingWrong(VariableListing listing) throws IOException {
    ConfigFixture given =
        told(server(), "account.env", "server.env")
            .listed(listing)
            .variable(
                CREDENTIALS,
                mounted(
                    "credentials",
                    "twilio.api.key="
                        + ConfigFixture.SK
                        + "\ntwilio.api.secret="
                        + ConfigFixture.SECRET
                        + "\n"));

    assertEquals(List.of(), given.warned());

    Settings settings = given.settings();
    assertEquals(Set.of("softphone"), settings.profiles().keySet());

    SigningAccount account = requireNonNull(settings.accounts().get(AccountProperties.UNNAMED));
    assertEquals(ConfigFixture.SK, account.credentials().keySid());
  }

  @Test
  void aServersMistakeIsFound() throws IOException {
    ConfigFixture given =
        told(server(), "account.env", "server.env").variable("TWILIO_TOKEN_PROFILES", "desk");

    String problems = given.problems().toString();

    assertTrue(problems.contains("The profile 'desk' has no grant"), problems);
    assertTrue(problems.contains("TWT-026: twilio.api.credentials.location"), problems);
  }

  @ParameterizedTest
  @EnumSource
  void theRotationFindsNothingWrong(VariableListing listing) throws IOException {
    ConfigFixture given =
        told(ConfigFixture.nothing(), "account.env", "rotate-keys.env")
            .listed(listing)
            .variable(AUTH_TOKEN, mounted("auth-token", "0".repeat(32)));

    KeySettings rules = KeySettingsReader.read(given.config());

    assertEquals("prod", rules.owner());
  }
}
