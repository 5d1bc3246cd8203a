package io.github.twiliotoken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account and its key, from settings and files. */
class AccountTest {
  private static final String CANARY = "canary0canary0canary0canary0cana";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private String file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "s", ""), content).toString();
  }

  private static Configured withoutSecret() {
    return Configured.account().without("twilio.api.secret");
  }

  @Test
  void readsAnAccount() {
    var credentials = Configured.account().with("twilio.region", "ie1").good().credentials();
    assertEquals("AC" + Configured.HEX, credentials.accountSid());
    assertEquals("SK" + Configured.HEX, credentials.keySid());
    assertEquals(Optional.of("ie1"), credentials.region());
    assertEquals(
        Optional.empty(),
        Configured.account().with("twilio.region", "us1").good().credentials().region());
  }

  @Test
  void readsTwiliosOtherNames() {
    Configured.account()
        .without("twilio.api.key")
        .without("twilio.api.secret")
        .with("twilio.api.key.sid", "SK" + Configured.HEX)
        .with("twilio.api.key.secret", CANARY)
        .good();
    Configured.account().with("twilio.api.key.sid", "SK" + Configured.HEX).good();
    assertEquals(
        List.of(
            "TWT-023: twilio.api.key (environment TWILIO_API_KEY): twilio.api.key.sid (environment"
                + " TWILIO_API_KEY_SID) is set as well. Remove one of them."),
        Configured.account().with("twilio.api.key.sid", "SK" + "0".repeat(32)).problems());
  }

  @Test
  void namesEverythingThatIsMissing() {
    List<String> problems = Configured.empty().with("twilio.token.ttl", "PT5M").problems();
    assertEquals(3, problems.size(), problems.toString());
    assertEquals(
        "TWT-020: twilio.account.sid (environment TWILIO_ACCOUNT_SID): It is not set. Copy the"
            + " account SID, AC and 32 hexadecimal digits, from the Twilio Console.",
        problems.get(0));
    assertTrue(problems.get(1).startsWith("TWT-020: twilio.api.key (environment TWILIO_API_KEY)"));
    assertTrue(
        problems.get(2).startsWith("TWT-020: twilio.api.secret (environment TWILIO_API_SECRET)"));
  }

  @Test
  void neverShowsASecretThatLiesInTheWrongPlace() {
    for (String key :
        List.of(
            "twilio.account.sid",
            "twilio.api.key",
            "twilio.region",
            "twilio.api.secret.location",
            "twilio.api.credentials.location")) {
      Configured wrong = Configured.account().with(key, CANARY);
      if (key.endsWith("location")) {
        wrong.without("twilio.api.secret").without("twilio.api.key");
      }
      List<String> problems = wrong.problems();
      assertTrue(problems.stream().anyMatch(problem -> problem.contains(key)), problems.toString());
      assertFalse(problems.toString().contains("canary"), problems.toString());
    }
  }

  @Test
  void refusesASecretThatIsTooShort() {
    Configured.account().with("twilio.api.secret", "x".repeat(32)).good();
    assertEquals(
        List.of(
            "TWT-021: twilio.api.secret (environment TWILIO_API_SECRET): The API secret has 31"
                + " bytes; HS256 needs 32 (RFC 7518, section 3.2). Copy the secret again: Twilio"
                + " shows it once, when the key is made."),
        Configured.account().with("twilio.api.secret", "x".repeat(31)).problems());
  }

  @Test
  void dropsOneNewlineOfASecretsFile() throws IOException {
    for (String end : List.of("", "\n", "\r\n")) {
      withoutSecret().with("twilio.api.secret.location", file(CANARY + end)).good();
    }
    List<String> problems =
        withoutSecret().with("twilio.api.secret.location", file(CANARY + "\n\n")).problems();
    assertTrue(problems.get(0).startsWith("TWT-021: twilio.api.secret.location"), problems.get(0));
  }

  @Test
  void readsKeyAndSecretOfOneFile() throws IOException {
    String both =
        file("twilio.api.key=SK" + "9".repeat(32) + "\ntwilio.api.secret=" + CANARY + "\n");
    assertEquals(
        "SK" + "9".repeat(32),
        withoutSecret()
            .without("twilio.api.key")
            .with("twilio.api.credentials.location", both)
            .good()
            .credentials()
            .keySid());
    assertTrue(
        withoutSecret()
            .with("twilio.api.credentials.location", both)
            .problems()
            .get(0)
            .startsWith("TWT-023: twilio.api.credentials.location"));
    assertTrue(
        withoutSecret()
            .without("twilio.api.key")
            .with("twilio.api.credentials.location", file("twilio.api.key=SK1\n"))
            .problems()
            .toString()
            .contains("The file has no line 'twilio.api.secret='"));
  }

  @Test
  void refusesFilesThatAreNone() throws IOException {
    for (String path :
        List.of(folder.resolve("absent").toString(), folder.toString(), file("x".repeat(65_537)))) {
      List<String> problems = withoutSecret().with("twilio.api.secret.location", path).problems();
      assertTrue(
          problems.get(0).startsWith("TWT-026: twilio.api.secret.location"), problems.toString());
      assertFalse(problems.toString().contains(path), problems.toString());
    }
  }

  @Test
  void refusesTwoSourcesOfOneSecret() throws IOException {
    assertTrue(
        Configured.account()
            .with("twilio.api.secret.location", file(CANARY))
            .problems()
            .get(0)
            .startsWith("TWT-023: twilio.api.secret.location"));
  }
}
