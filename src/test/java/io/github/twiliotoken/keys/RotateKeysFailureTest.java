package io.github.twiliotoken.keys;

import static io.github.twiliotoken.twilio.TwilioStandIn.ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.twilio.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What an operator is told when the command of examples/rotate-keys fails. */
class RotateKeysFailureTest extends RotateKeysFixture {
  @Test
  void deletesNothingIfNamedKeysAreUnreadable() {
    settings.put("twilio.accounts.eu.account.sid", ACCOUNT);
    settings.put("twilio.accounts.eu.api.credentials.location", folder.resolve("none").toString());

    assertEquals(6, run("revoke-all", first.sid()));
    assertTrue(err().startsWith("TWT-082: Not all keys that the configuration names"), err());
    assertTrue(twilio.keys().get(first.sid()).isPresent());

    settings.put("twilio.accounts.eu.api.key", first.sid());
    settings.remove("twilio.accounts.eu.api.credentials.location");

    assertEquals(6, run("revoke-all", first.sid()));
    assertTrue(err().startsWith("TWT-082: The key " + first.sid() + " is named"), err());
  }

  @Test
  void reportsWhatWasDoneThoughARunFails() {
    twilio.chance(
        line ->
            line.contains("POST") && line.contains("/Keys/") ? Fault.BUSY_FOR_AN_HOUR : Fault.NONE);

    assertEquals(3, run("rotate"));
    assertTrue(out().startsWith("replace " + sid(2) + " is in use now: "), out());
    assertEquals(
        "Twilio answered 429, code 20429: Too Many Requests"
            + " (https://www.twilio.com/docs/errors/20429)\n"
            + "Run it again later; it goes on where it has ended.\n"
            + "The store names "
            + sid(2)
            + ".\n",
        err());

    twilio.chance(line -> line.startsWith("DELETE") ? Fault.BUSY_FOR_AN_HOUR : Fault.NONE);

    assertEquals(6, run("revoke-all", sid(2)));
    assertTrue(err().startsWith("TWT-091: " + sid(2) + " could not be deleted ("), err());
    assertTrue(
        err()
            .endsWith(
                sid(2)
                    + " was not deleted: it lives, and so do its tokens.\nThe store names "
                    + sid(3)
                    + ".\n"),
        err());
    assertEquals(1, run("revoke-all", "SK" + "e".repeat(32)));
    assertTrue(err().startsWith("TWT-087: "), err());
  }

  @Test
  void aBrokenStoreHasAnExitCodeOfItsOwn() throws IOException {
    Path lock = Files.createDirectory(folder.resolve("credentials.lock"));

    assertEquals(4, run("rotate"));
    assertTrue(err().startsWith("TWT-084: "), err());
    assertTrue(err().contains("\nRepair the store, then run it again.\n"), err());

    Files.delete(lock);
    Files.delete(folder.resolve("credentials"));

    assertEquals(4, run("rotate"));
    assertTrue(err().contains("\nWhich key is in use cannot be seen: TWT-"), err());
    assertEquals(1, twilio.keys().made());
  }

  @Test
  void reportsAWrongConfigurationOrLogin() {
    settings.put("twilio.keys.enabled", "false");
    assertEquals(1, run("list"));
    assertTrue(err().startsWith("TWT-081: "), err());

    settings.put("twilio.keys.enabled", "true");
    settings.put("twilio.keys.owner", "Prod");
    settings.put("twilio.api.url", "http://proxy.example");

    assertEquals(1, run("list"));
    assertEquals(
        2, err().lines().filter(line -> line.startsWith("TWT-022: twilio.")).count(), err());

    settings.put("twilio.keys.owner", "prod");
    settings.put("twilio.api.url", twilio.url().toString());
    settings.put("twilio.keys.lagg", "PT2H");

    assertEquals(1, run("list"));
    assertTrue(err().startsWith("TWT-024: The setting 'twilio.keys.lagg'"), err());

    settings.remove("twilio.keys.lagg");
    settings.put("twilio.auth.token", "wrong");

    assertEquals(5, run("list"));
    assertEquals(
        "Twilio answered 401, code 20003: Authenticate"
            + " (https://www.twilio.com/docs/errors/20003)\n"
            + "Check twilio.auth.token, or the Main key and its secret; a region has an auth token"
            + " and Main keys of its own.\nThe store names "
            + sid(1)
            + ".\n",
        err());

    settings.remove("twilio.api.credentials.location");

    assertEquals(1, run("rotate"));
    assertTrue(err().startsWith("There is no store"), err());
    assertEquals(1, run("rotate", "--secret", "twilio"));
    assertTrue(err().startsWith("--secret works only in a pod"), err());
  }
}
