package io.github.twiliotoken.internal.config;

import static io.github.twiliotoken.internal.config.ConfigFixture.AC;
import static io.github.twiliotoken.internal.config.ConfigFixture.SECRET;
import static io.github.twiliotoken.internal.config.ConfigFixture.SK;
import static io.github.twiliotoken.internal.config.ConfigFixture.at;
import static io.github.twiliotoken.internal.config.SecretCheck.assertSecret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.value.Region;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The account, the key and its secret, given as values. */
class AccountsReaderTest {
  private static final String SHORT = SECRET.substring(1);

  @Test
  void threePropertiesAreAnAccount() throws GeneralSecurityException {
    Credentials credentials = ConfigFixture.account().credentials();

    assertEquals(AC, credentials.accountSid());
    assertEquals(SK, credentials.keySid());
    assertEquals(Optional.empty(), credentials.region());
    assertSecret(SECRET, credentials);
  }

  @Test
  void aMissingSettingIsReportedWithItsVariableAndSource() {
    assertEquals(
        List.of(
            "TWT-020: twilio.account.sid (environment TWILIO_ACCOUNT_SID): It is not set. Copy the"
                + " account SID, AC and 32 hexadecimal digits, from the Twilio Console.",
            "TWT-020: twilio.api.key (environment TWILIO_API_KEY): It is not set. Make an API key"
                + " in the Twilio Console and copy its SID, SK and 32 hexadecimal digits.",
            "TWT-020: twilio.api.secret (environment TWILIO_API_SECRET): It is not set. Twilio"
                + " shows it once, when the key is made; twilio.api.secret.location may name a file"
                + " that holds it."),
        ConfigFixture.nothing().problems());
  }

  @Test
  void blankIsMissing() {
    assertEquals(
        ConfigFixture.account().without("twilio.api.key").problem(),
        ConfigFixture.account().with("twilio.api.key", "  ").problem());
  }

  @Nested
  class Sids {
    @ParameterizedTest
    @CsvSource({"twilio.account.sid, TWILIO_ACCOUNT_SID, AC", "twilio.api.key, TWILIO_API_KEY, SK"})
    void aSidOfAnotherKindIsReportedByLengthAndPrefix(
        String key, String environment, String prefix) {
      assertEquals(
          "TWT-040: "
              + key
              + " (environment "
              + environment
              + "): A text of 34 characters that does not start with '"
              + prefix
              + "' is not '"
              + prefix
              + "' and 32 hexadecimal digits. Copy it again from the Twilio Console.",
          ConfigFixture.account().with(key, "PN" + ConfigFixture.HEX).problem());
    }

    @ParameterizedTest
    @CsvSource({
      "twilio.api.key, twilio.api.secret",
      "twilio.api.key, twilio.api.key.secret",
      "twilio.api.key.sid, twilio.api.secret"
    })
    void aSidAndASecretThatAreSwappedAreSaidToBe(String key, String secret) {
      assertEquals(
          "TWT-040: "
              + at(key)
              + ": A text of 32 characters that does not start with 'SK' is not 'SK' and 32"
              + " hexadecimal digits; "
              + at(secret)
              + " is, so the two are probably swapped. Copy it again from the Twilio Console.",
          ConfigFixture.nothing()
              .with("twilio.account.sid", AC)
              .with(key, SECRET)
              .with(secret, SK)
              .problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef0123456789abcde", "0123456789abcdef0123456789abcdef0"})
    void aSidOfOneDigitLessOrMoreIsRefused(String digits) {
      assertEquals(
          "TWT-040: twilio.account.sid (environment TWILIO_ACCOUNT_SID): A text of "
              + (digits.length() + 2)
              + " characters that starts with 'AC' is not 'AC' and 32 hexadecimal digits. Copy it"
              + " again from the Twilio Console.",
          ConfigFixture.account().with("twilio.account.sid", "AC" + digits).problem());
    }
  }

  @Nested
  class Secret {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "twilio.account.sid",
          "twilio.api.key",
          "twilio.api.key.sid",
          "twilio.api.secret.location",
          "twilio.api.credentials.location",
          "twilio.region",
          "twilio.token.profile.default.chat.service.sid"
        })
    void aSecretPastedIntoAnotherFieldIsShownNowhere(String field) {
      List<String> problems =
          ConfigFixture.injection().with(field, SECRET).without("twilio.api.secret").problems();

      assertFalse(problems.isEmpty());
      assertFalse(problems.toString().contains("canary"), problems.toString());
    }

    @Test
    void aSecretThatIsTooShortIsShownByItsLength() {
      assertEquals(
          "TWT-021: twilio.api.secret (environment TWILIO_API_SECRET): The API secret has 31 bytes;"
              + " HS256 needs 32 (RFC 7518, section 3.2). Copy the secret again: Twilio shows it"
              + " once, when the key is made.",
          ConfigFixture.account().with("twilio.api.secret", SHORT).problem());
    }

    @Test
    void theLengthOfASecretIsCountedInBytes() throws GeneralSecurityException {
      String secret = SHORT.substring(1) + "é";
      assertEquals(31, secret.length());
      assertSecret(secret, ConfigFixture.account().with("twilio.api.secret", secret).credentials());
    }

    @Test
    void aSecretWithWhiteSpaceIsRefused() {
      assertEquals(
          "TWT-021: twilio.api.secret (environment TWILIO_API_SECRET): The API secret of 33 bytes"
              + " holds white space, which no Twilio secret does. Copy the secret again: Twilio shows"
              + " it once, when the key is made.",
          ConfigFixture.account().with("twilio.api.secret", SECRET + " ").problem());
    }
  }

  @Nested
  class Aliases {
    @Test
    void theAliasesDoAsWell() throws GeneralSecurityException {
      Credentials credentials =
          ConfigFixture.nothing()
              .with("twilio.account.sid", AC)
              .with("twilio.api.key.sid", SK)
              .with("twilio.api.key.secret", SECRET)
              .credentials();

      assertEquals(SK, credentials.keySid());
      assertSecret(SECRET, credentials);
    }

    @Test
    void aWrongValueIsReportedUnderTheAliasThatIsUsed() {
      String problem =
          ConfigFixture.account()
              .without("twilio.api.key")
              .with("twilio.api.key.sid", "SK1")
              .problem();

      assertEquals(
          "TWT-040: twilio.api.key.sid (environment TWILIO_API_KEY_SID): A text of 3 characters that"
              + " starts with 'SK' is not 'SK' and 32 hexadecimal digits. Copy it again from the"
              + " Twilio Console.",
          problem);
    }

    @Test
    void aNameAndItsAliasMayAgree() {
      assertEquals(
          SK,
          ConfigFixture.account()
              .with("twilio.api.key.sid", SK)
              .with("twilio.api.key.secret", SECRET)
              .credentials()
              .keySid());
    }

    @Test
    void aNameAndItsAliasMayNotContradictEachOther() {
      assertEquals(
          List.of(
              "TWT-023: twilio.api.key (environment TWILIO_API_KEY): twilio.api.key.sid (environment"
                  + " TWILIO_API_KEY_SID) is set as well. Remove one of them.",
              "TWT-023: twilio.api.secret (environment TWILIO_API_SECRET): twilio.api.key.secret"
                  + " (environment TWILIO_API_KEY_SECRET) is set as well. Remove one of them."),
          ConfigFixture.account()
              .with("twilio.api.key.sid", "SKfedcba98765432100123456789abcdef")
              .with("twilio.api.key.secret", SECRET + "3")
              .problems());
    }
  }

  @Nested
  class Regions {
    @Test
    void aRegionIsKeptWithItsEdge() {
      ConfigFixture ireland = ConfigFixture.account().with("twilio.region", "ie1");
      assertEquals(Optional.of(new Region("ie1")), ireland.credentials().region());

      ireland.with("twilio.edge", "dublin");
      assertEquals(Optional.of(new Region("ie1", "dublin")), ireland.credentials().region());
    }

    @Test
    void aMalformedEdgeDoesNotDeploy() {
      String problem = ConfigFixture.account().with("twilio.edge", "Dublin").problem();

      assertTrue(problem.startsWith("TWT-022: twilio.edge (environment TWILIO_EDGE): "), problem);
    }

    @Test
    void us1IsTheSameAsNoRegion() {
      assertEquals(
          Optional.empty(),
          ConfigFixture.account().with("twilio.region", "us1").credentials().region());
    }

    @ParameterizedTest
    @ValueSource(strings = {"IE1", "ie", "ie12", "1ie", "i e"})
    void anythingElseIsNoRegion(String region) {
      assertEquals(
          "TWT-022: twilio.region (environment TWILIO_REGION): A region of "
              + region.length()
              + " characters is not two small letters and a digit, such as ie1.",
          ConfigFixture.account().with("twilio.region", region).problem());
    }

    @Test
    void videoDoesNotDeployOutsideUs1() {
      assertEquals(
          "TWT-046: twilio.token.profile.default.video.room (environment"
              + " TWILIO_TOKEN_PROFILE_DEFAULT_VIDEO_ROOM): The account's key lives in another"
              + " region, by twilio.region (environment TWILIO_REGION). Use a key made in US1, or"
              + " remove video from the profile.",
          ConfigFixture.video().with("twilio.region", "ie1").problem());
      assertEquals(List.of(), ConfigFixture.video().with("twilio.region", "us1").problems());
    }
  }
}
