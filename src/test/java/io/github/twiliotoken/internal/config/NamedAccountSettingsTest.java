package io.github.twiliotoken.internal.config;

import static io.github.twiliotoken.internal.config.ConfigFixture.AC;
import static io.github.twiliotoken.internal.config.ConfigFixture.HEX;
import static io.github.twiliotoken.internal.config.ConfigFixture.PROFILE;
import static io.github.twiliotoken.internal.config.ConfigFixture.SECRET;
import static io.github.twiliotoken.internal.config.ConfigFixture.SK;
import static io.github.twiliotoken.internal.config.ConfigFixture.at;
import static io.github.twiliotoken.internal.config.SecretCheck.assertSecret;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.credentials.AccountPolls;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.value.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts with a name. */
class NamedAccountSettingsTest {
  private static final String EU = "twilio.accounts.eu.";
  private static final String EU_AC = "ACfedcba9876543210fedcba9876543210";
  private static final String EU_SK = "SKfedcba9876543210fedcba9876543210";
  private static final String EU_SECRET = "other-0123456789-0123456789-0123";

  private static ConfigFixture eu(ConfigFixture given) {
    return given
        .with(EU + "account.sid", EU_AC)
        .with(EU + "api.key", EU_SK)
        .with(EU + "api.secret", EU_SECRET);
  }

  private static ConfigFixture onlyEu() {
    return eu(ConfigFixture.nothing()).issuing("eu");
  }

  private static ConfigFixture euFile(Path dir) throws IOException {
    Path file =
        Files.writeString(
            dir.resolve("pair"),
            "twilio.api.key=" + EU_SK + "\ntwilio.api.secret=" + EU_SECRET + "\n");
    return onlyEu()
        .without(EU + "api.key")
        .without(EU + "api.secret")
        .with(EU + "api.credentials.location", file.toString());
  }

  private static SigningAccount account(ConfigFixture given) {
    return requireNonNull(given.settings().accounts().get("eu"));
  }

  private static void assertEu(ConfigFixture given) throws GeneralSecurityException {
    Credentials credentials = account(given).credentials();
    assertEquals(EU_AC, credentials.accountSid());
    assertEquals(EU_SK, credentials.keySid());
    assertSecret(EU_SECRET, credentials);
  }

  @Test
  void aNamedAccountHasKeysOfItsOwn() throws GeneralSecurityException {
    ConfigFixture both = eu(ConfigFixture.account()).issuing("eu");

    assertEquals(Set.of("", "eu"), both.settings().accounts().keySet());
    assertEu(both);
    assertEquals("eu", account(both).name());
    assertEquals(AC, both.credentials().accountSid());
    assertEquals(SK, both.credentials().keySid());
    assertSecret(SECRET, both.credentials());
  }

  @Test
  void itsAliasesAndFilesDoAsWell(@TempDir Path dir) throws Exception {
    assertEu(
        onlyEu()
            .without(EU + "api.key")
            .with(EU + "api.key.sid", EU_SK)
            .without(EU + "api.secret")
            .with(EU + "api.key.secret", EU_SECRET));

    Path secret = Files.writeString(dir.resolve("secret"), EU_SECRET + "\n");

    assertEu(
        onlyEu().without(EU + "api.secret").with(EU + "api.secret.location", secret.toString()));
    assertEu(euFile(dir));
    assertTrue(account(euFile(dir)).rotates());
    assertFalse(account(onlyEu()).rotates());
  }

  @Test
  void itsRegionIsItsOwn() {
    ConfigFixture given = eu(ConfigFixture.account()).issuing("eu").with(EU + "region", "ie1");
    assertEquals(Optional.of(new Region("ie1")), account(given).credentials().region());
    assertEquals(Optional.empty(), given.credentials().region());
  }

  @Test
  void theUnnamedAccountIsNotNeededBesideIt() {
    assertEquals(Set.of("eu"), onlyEu().settings().accounts().keySet());
  }

  @Test
  void anAccountThatNothingRefersToIsNotRead() {
    ConfigFixture given = eu(ConfigFixture.account()).with(EU + "account.sid", "AC1");
    assertEquals(Set.of(""), given.settings().accounts().keySet());
  }

  @Test
  void theUnnamedAccountIsCheckedWhereAnyOfItIsSet() {
    assertEquals(
        List.of(at("twilio.account.sid"), at("twilio.api.secret")),
        onlyEu().with("twilio.api.key", SK).problems().stream()
            .map(problem -> problem.substring("TWT-020: ".length(), problem.indexOf(")") + 1))
            .toList());
  }

  @Test
  void whatIsMissingOfItIsReportedUnderItsName() {
    List<String> missing =
        List.of(
            "TWT-020: "
                + at(EU + "account.sid")
                + ": It is not set. Copy the account SID, AC and 32 hexadecimal digits, from the"
                + " Twilio Console.",
            "TWT-020: "
                + at(EU + "api.key")
                + ": It is not set. Make an API key in the Twilio Console and copy its SID, SK and"
                + " 32 hexadecimal digits.",
            "TWT-020: "
                + at(EU + "api.secret")
                + ": It is not set. Twilio shows it once, when the key is made;"
                + " twilio.accounts.eu.api.secret.location may name a file that holds it.");

    assertEquals(missing, ConfigFixture.nothing().issuing("eu").problems());
    assertEquals(missing, ConfigFixture.account().issuing("eu").problems());
  }

  @Test
  void aMistakeInItBlamesNoOther() {
    String bad =
        "TWT-040: "
            + at(EU + "account.sid")
            + ": A text of 34 characters that does not start with 'AC' is not 'AC' and 32"
            + " hexadecimal digits. Copy it again from the Twilio Console.";

    assertEquals(bad, onlyEu().with(EU + "account.sid", "SK" + HEX).problem());
    assertEquals(
        bad,
        eu(ConfigFixture.account()).issuing("eu").with(EU + "account.sid", "SK" + HEX).problem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"EU", "e-u", "e.u", "e_u", " ", "ü"})
  void itsNameIsOfSmallLettersAndDigits(String name) {
    String refusal =
        "The name '"
            + (name.equals("ü") ? "\\u00fc" : name)
            + "' is not of small letters and digits. Use a name of small letters and digits.";

    assertEquals(
        "TWT-034: com.acme.Desk.issuer: " + refusal,
        ConfigFixture.nothing().issuing(name).problem());
    if (!name.isBlank()) {
      assertEquals(
          "TWT-034: " + at(PROFILE + "account") + ": " + refusal,
          ConfigFixture.video().with(PROFILE + "account", name).problem());
    }
  }

  @Test
  void aProfileMayUseIt() {
    ConfigFixture given =
        eu(ConfigFixture.nothing().injecting("default", ""))
            .with(PROFILE + "video.room", "standup")
            .with(PROFILE + "account", "eu");

    assertEquals("eu", given.profile().account());
    assertEquals(Set.of("eu"), given.settings().accounts().keySet());
    assertEquals(AccountProperties.UNNAMED, ConfigFixture.video().profile().account());
  }

  @Test
  void videoDoesNotDeployOnItOutsideUs1() {
    ConfigFixture given =
        eu(ConfigFixture.video()).with(PROFILE + "account", "eu").with(EU + "region", "ie1");

    assertEquals(
        "TWT-046: "
            + at(PROFILE + "video.room")
            + ": The account's key lives in another region, by "
            + at(EU + "region")
            + ". Use a key made in US1, or remove video from the profile.",
        given.problem());
    assertEquals(List.of(), given.with(EU + "region", "us1").problems());
    assertEquals(
        List.of(), given.with(EU + "region", "ie1").without(PROFILE + "account").problems());
  }

  @ParameterizedTest
  @CsvSource({"PT0.1S, 100", "PT1H, 3600000", "PT1S, 1000"})
  void aFileIsLookedAtAgainAfterATenthOfASecondToAnHour(
      String reload, long millis, @TempDir Path dir) throws IOException {
    assertEquals(
        Duration.ofMillis(millis),
        AccountPolls.interval(account(euFile(dir).with(EU + "api.reload", reload))));
    assertEquals(Duration.ofSeconds(1), AccountPolls.interval(account(euFile(dir))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.099999999S", "PT1H0.000000001S", "PT0S", "PT-1S", "5s", "P1D"})
  void noOtherTimeIsPossible(String reload, @TempDir Path dir) throws IOException {
    assertEquals(
        "TWT-022: "
            + at(EU + "api.reload")
            + ": '"
            + reload
            + "' is not an ISO-8601 duration from PT0.1S to PT1H.",
        euFile(dir).with(EU + "api.reload", reload).problem());
  }

  @Test
  void withoutAFileThereIsNothingToLookAt() {
    for (String prefix : List.of("twilio.", EU)) {
      assertEquals(
          "TWT-020: "
              + at(prefix + "api.reload")
              + ": It needs "
              + at(prefix + "api.credentials.location")
              + "; set that too, or remove this.",
          eu(ConfigFixture.account()).issuing("eu").with(prefix + "api.reload", "PT1S").problem());
    }
  }
}
