package io.github.twiliotoken.internal.config;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.internal.config.ConfigFixture.AC;
import static io.github.twiliotoken.internal.config.ConfigFixture.SK;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.keys.KeySettings;
import io.github.twiliotoken.internal.keys.KeySettingsReader;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the settings for managing keys are read. */
class KeySettingsReaderTest {
  private static final String TOKEN = "canary0auth0token0canary0auth0to";

  @TempDir Path folder;

  private static ConfigFixture enabled() {
    return ConfigFixture.account()
        .with("twilio.keys.enabled", "true")
        .with("twilio.keys.owner", "prod");
  }

  private static ConfigFixture login() {
    return enabled().with("twilio.auth.token", TOKEN);
  }

  private static KeySettings.Access access(ConfigFixture given) {
    return requireNonNull(given.keys().orElseThrow().accounts().get(AccountProperties.UNNAMED));
  }

  @Test
  void twiliosOwnAuthTokenSwitchesNothingOn() {
    assertEquals(Optional.empty(), ConfigFixture.account().with("twilio.auth.token", TOKEN).keys());
    assertEquals(
        Optional.empty(),
        ConfigFixture.account().with("twilio.auth.token", "not a \n token").keys());
  }

  @Test
  void whoManagesKeysWhereThatIsOffDoesNotDeploy() {
    assertEquals(
        "TWT-081: com.acme.Desk.keys: twilio.keys.enabled (environment TWILIO_KEYS_ENABLED) is not"
            + " 'true'. Set twilio.keys.enabled=true in a deployment of its own, or do not inject"
            + " ApiKeys and KeyRotation.",
        ConfigFixture.account().with("twilio.auth.token", TOKEN).managing("", false).problem());
  }

  @Nested
  class Login {
    @Test
    void withoutALoginItDoesNotDeploy() {
      assertEquals(
          "TWT-020: twilio.auth.token (environment TWILIO_AUTH_TOKEN): It is not set. Keys are managed"
              + " with the account's auth token, or with a Main key and its secret;"
              + " twilio.auth.token.location may name a file that holds it.",
          enabled().problem());
      assertTrue(
          enabled()
              .with("twilio.main.key", SK)
              .problem()
              .startsWith("TWT-020: twilio.main.secret "));
      assertTrue(
          login().without("twilio.keys.owner").problem().startsWith("TWT-020: twilio.keys.o"));
    }

    @Test
    void theAuthTokenIsTakenAsItIsOrFromAFile() throws IOException {
      String header = access(login()).login().authorization();
      assertEquals(AC, access(login()).login().user());

      Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
      ConfigFixture fromFile = enabled().with("twilio.auth.token.location", file.toString());

      assertEquals(header, access(fromFile).login().authorization());
      assertTrue(fromFile.with("twilio.auth.token", TOKEN).problem().startsWith("TWT-023"));
    }

    /** Whoever has made one wants it used, whatever Twilio's own tools have set. */
    @Test
    void aMainKeyGoesBeforeTheAuthToken() {
      ConfigFixture main = login().with("twilio.main.key", SK).with("twilio.main.secret", TOKEN);
      assertEquals(SK, access(main).login().user());
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary with space", "canary\u0007", "canary\u00e9"})
    void aMalformedTokenIsNotShown(String token) {
      String problem = enabled().with("twilio.auth.token", token).problem();
      assertTrue(problem.startsWith("TWT-022: twilio.auth.token "), problem);
      assertFalse(problem.contains("canary"), problem);
    }

    @Test
    void eachAccountHasItsOwnLogin() {
      ConfigFixture eu =
          login()
              .with("twilio.accounts.eu.account.sid", AC)
              .with("twilio.accounts.eu.api.key", SK)
              .with("twilio.accounts.eu.api.secret", ConfigFixture.SECRET)
              .with("twilio.accounts.eu.region", "ie1")
              .with("twilio.accounts.eu.edge", "dublin")
              .managing("eu", false);

      assertTrue(eu.problem().startsWith("TWT-020: twilio.accounts.eu.auth.token "), eu.problem());

      eu.with("twilio.accounts.eu.main.key", SK).with("twilio.accounts.eu.main.secret", TOKEN);
      KeySettings.Access access = requireNonNull(eu.keys().orElseThrow().accounts().get("eu"));

      assertEquals(SK, access.login().user());
      assertEquals("api.dublin.ie1.twilio.com", access.url().origin().getHost());
    }
  }

  @Nested
  class Host {
    @Test
    void theHostIsThatOfRegionAndEdge() {
      assertEquals(URI.create("https://api.twilio.com"), access(login()).url().origin());

      ConfigFixture ireland = login().with("twilio.region", "ie1");
      assertTrue(ireland.problem().startsWith("TWT-020: twilio.edge (environment TWILIO_EDGE): "));

      ireland.with("twilio.edge", "dublin");

      assertEquals(URI.create("https://api.dublin.ie1.twilio.com"), access(ireland).url().origin());
      assertEquals(
          URI.create("https://api.ashburn.us1.twilio.com"),
          access(login().with("twilio.edge", "ashburn")).url().origin());
      assertTrue(
          login()
              .with("twilio.edge", "evil.example/")
              .problem()
              .startsWith("TWT-022: twilio.edge "));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://proxy.example:8443",
          "http://127.0.0.1:8080",
          "http://localhost:8080/",
          "http://[::1]:1"
        })
    void anotherUrlIsTakenWhereNobodyCanListen(String url) {
      assertEquals(URI.create(url), access(login().with("twilio.api.url", url)).url().origin());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://proxy.example",
          "http://127.0.0.1.evil.example",
          "http://localhost.evil.example",
          "https://user@proxy.example",
          "https://proxy.example/path",
          "https://proxy.example?x",
          "ftp://127.0.0.1",
          "proxy.example",
          "https://",
          "::"
        })
    void anyOtherUrlIsRefused(String url) {
      String problem = login().with("twilio.api.url", url).problem();
      assertTrue(problem.startsWith("TWT-022: twilio.api.url "), problem);
    }
  }

  @ParameterizedTest
  @CsvSource({"PT1M, true", "PT24H, true", "PT59S, false", "PT24H1S, false", "1h, false"})
  void theLagIsAMinuteToADay(String lag, boolean possible) {
    ConfigFixture given = login().with("twilio.keys.lag", lag);

    assertEquals(possible, given.problems().isEmpty());
    if (possible) {
      assertEquals(Duration.parse(lag), given.keys().orElseThrow().lag());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Prod", "a b", "thirteen-char", "ü"})
  void anOwnerFitsIntoAName(String owner) {
    assertTrue(
        login()
            .with("twilio.keys.owner", owner)
            .problem()
            .startsWith("TWT-022: twilio.keys.owner"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"twilio.keys.lagg", "twilio.main.kay", "twilio.accounts.eu.auth.tokn"})
  void aMisspeltNameIsRefused(String name) {
    List<String> problems = login().with(name, "x").problems();
    assertTrue(problems.get(0).startsWith("TWT-024: The setting '" + name + "'"), "" + problems);
  }

  @Test
  void aRotationNeedsTheFile() {
    String problem = login().managing("", true).problem();

    assertTrue(
        problem.startsWith(
            "TWT-020: twilio.api.credentials.location (environment"
                + " TWILIO_API_CREDENTIALS_LOCATION): It is not set, and com.acme.Desk.keys injects"
                + " a rotation"),
        problem);
  }

  /** An account that nothing uses here must not lose its key either. */
  @Test
  void whereKeysAreManagedEveryAccountIsRead() {
    ConfigFixture other =
        login()
            .with("twilio.accounts.eu.account.sid", AC)
            .with("twilio.accounts.eu.api.key", SK)
            .with("twilio.accounts.eu.api.secret", ConfigFixture.SECRET);

    assertTrue(other.settings().accounts().containsKey("eu"));
    assertFalse(other.without("twilio.keys.enabled").settings().accounts().containsKey("eu"));
  }

  @Test
  void anAccountOfInjectedKeysHasAnOwner() {
    ConfigFixture given =
        login().with("twilio.accounts.eu.auth.token", TOKEN).managing("eu", false);

    List<String> unowned =
        given.problems().stream().filter(problem -> problem.startsWith("TWT-024")).toList();

    assertEquals(List.of(), unowned);
  }

  /** What the command that rotates keys reads: these settings, and nothing of tokens. */
  @Nested
  class WithoutADeployment {
    @Test
    void readsHowTheUnnamedAccountIsReached() {
      assertEquals(AC, KeySettingsReader.access(login().config()).accountSid());
    }

    @Test
    void refusesANameThatMeansNothing() {
      Config config = login().with("twilio.keys.log", "PT1H").config();
      var refused = assertThrows(IllegalStateException.class, () -> KeySettingsReader.read(config));
      String message = String.valueOf(refused.getMessage());

      assertTrue(message.contains("'twilio.keys.log'"), message);
    }

    @Test
    void refusesWhereKeysAreNotManaged() {
      Config config = ConfigFixture.account().config();
      refuses(Problem.KEYS_NOT_ENABLED, () -> KeySettingsReader.read(config));
    }
  }

  @Test
  void anAccountWhoseKeysAreManagedIsReadWithIts() {
    ConfigFixture given =
        login()
            .with("twilio.accounts.eu.account.sid", AC)
            .with("twilio.accounts.eu.api.key", SK)
            .with("twilio.accounts.eu.auth.token", TOKEN)
            .managing("eu", false);

    assertTrue(
        given.problem().startsWith("TWT-020: twilio.accounts.eu.api.secret "), given.problem());
  }
}
