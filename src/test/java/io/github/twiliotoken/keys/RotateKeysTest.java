package io.github.twiliotoken.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command of examples/rotate-keys, as an operator sees it. */
class RotateKeysTest extends RotateKeysFixture {
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
