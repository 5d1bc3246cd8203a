package io.github.twiliotoken.keys;

import static io.github.twiliotoken.twilio.TwilioStandIn.ACCOUNT;
import static io.github.twiliotoken.twilio.TwilioStandIn.AUTH_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.keys.RotateKeys;
import io.github.twiliotoken.twilio.Fault;
import io.github.twiliotoken.twilio.KeyResources.Held;
import io.github.twiliotoken.twilio.TwilioStandIn;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command of examples/rotate-keys, as an operator sees it. */
class RotateKeysTest {
  @TempDir Path folder;

  private final TwilioStandIn twilio = TwilioStandIn.start();
  private final Held first = twilio.keys().make("from the Console", twilio.now());
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void firstPair() throws IOException {
    Path file = folder.resolve("credentials");
    Files.writeString(
        file, "twilio.api.key=" + first.sid() + "\ntwilio.api.secret=" + first.secret() + "\n");
    settings.put("twilio.account.sid", ACCOUNT);
    settings.put("twilio.auth.token", AUTH_TOKEN);
    settings.put("twilio.keys.enabled", "true");
    settings.put("twilio.keys.owner", "prod");
    settings.put("twilio.api.url", twilio.url().toString());
    settings.put("twilio.api.credentials.location", file.toString());
  }

  @AfterEach
  void everyRequestWasAsTwilioDescribes() {
    twilio.close();
    assertEquals(List.of(), twilio.violations());
    for (String secret : List.of("canary", AUTH_TOKEN, first.secret())) {
      assertFalse((out() + err()).contains(secret), "a secret is shown");
    }
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    Config config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(settings, "test", 100))
            .build();
    return RotateKeys.run(config, twilio.clock(), stream(out), stream(err), arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private void says(String... lines) {
    assertEquals(String.join("\n", lines) + "\n", out());
    assertEquals("", err());
  }

  private static String sid(int number) {
    return "SK%032x".formatted(number);
  }

  @Nested
  class Command {
    @Test
    void listsPlansAndRotates() {
      assertEquals(0, run("list"));
      says(sid(1) + "  2026-11-24T10:00:00Z  in use  from the Console");

      String why = sid(1) + " was not made by a rotation of this owner";

      assertEquals(0, run("rotate", "--dry-run"));
      says(
          "would replace -                                  " + why,
          sid(1) + " is in use; the next is due now.");
      assertEquals(1, twilio.keys().all().size());

      String status =
          " is in use since 2026-11-24T10:00:01Z; the next is due from 2026-12-24T10:00:01Z on.";

      assertEquals(0, run("rotate"));
      says(
          "replace " + sid(2) + " is in use now: " + why,
          "keep    "
              + sid(1)
              + " is not of this owner, so yours to delete from 2026-11-25T11:00:01Z on",
          sid(2) + status);

      assertEquals(0, run("rotate"));
      says(
          "keep    "
              + sid(1)
              + " is not of this owner, so yours to delete from 2026-11-25T11:00:01Z on",
          sid(2) + status);

      twilio.now(twilio.now().plus(Duration.ofDays(1)));

      assertEquals(0, run("rotate", "--every", "PT12H"));
      assertTrue(out().startsWith("replace " + sid(3)), out());
      assertEquals(0, run("list"));
      assertTrue(out().contains(sid(3) + "  2026-11-25T10:00:00Z  in use  prod 2026"));
    }

    @Test
    void revokesAKeyAfterItsSuccessorIsInUse() {
      assertEquals(0, run("revoke-all", first.sid()));
      says(
          first.sid()
              + " is deleted. Tokens of its last 0 minutes may have died. In use is "
              + sid(2)
              + ".");
      assertEquals(6, run("revoke-all", sid(2), "--words", "please"));
      assertTrue(err().startsWith("TWT-083: "), err());
      assertTrue(
          err().contains(sid(2) + " was not deleted: it lives, and so do its tokens."), err());
      assertEquals(0, run("revoke-all", sid(2), "--words", KeyRotation.LAST_KEY_CONFIRMATION));
      says(
          sid(2)
              + " is deleted. Tokens of its last 0 minutes may have died. The store still names it: no"
              + " token can be made until it names another.");
      assertEquals(List.of(), twilio.keys().all());
    }

    @Test
    void showsNamesOfAllLanguagesOnOneLine() {
      twilio.keys().make("Zoë\n日本\u202e", twilio.now());
      assertEquals(0, run("list"));
      assertTrue(out().endsWith("  Zoë\\u000a日本\\u202e\n"), out());
    }
  }

  @Nested
  class Failure {
    @Test
    void deletesNothingIfNamedKeysAreUnreadable() {
      settings.put("twilio.accounts.eu.account.sid", ACCOUNT);
      settings.put(
          "twilio.accounts.eu.api.credentials.location", folder.resolve("none").toString());

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
              line.contains("POST") && line.contains("/Keys/")
                  ? Fault.BUSY_FOR_AN_HOUR
                  : Fault.NONE);

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

  @Nested
  class Usage {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "lst",
          "list all",
          "rotate --every",
          "rotate --every 30d",
          "rotate now",
          "rotate --soak",
          "rotate --soak 10m",
          "revoke-all",
          "revoke-all a b"
        })
    void asksNothingIfTheCommandIsWrong(String line) {
      assertEquals(2, run(line.isEmpty() ? new String[0] : line.split(" ", -1)));
      assertTrue(err().contains("revoke-all SK"), err());
      assertEquals(List.of(), twilio.requests());
    }

    @Test
    void aTextThatIsNoSidNamesNoLivingKey() {
      assertEquals(1, run("revoke-all", "SK12"));
      assertTrue(err().contains("TWT-040"), err());
      assertFalse(err().contains("it lives"), err());
    }
  }
}
