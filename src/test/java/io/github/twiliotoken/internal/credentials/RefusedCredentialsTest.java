package io.github.twiliotoken.internal.credentials;

import static io.github.twiliotoken.internal.config.ConfigFixture.HEX;
import static io.github.twiliotoken.internal.config.ConfigFixture.SECRET;
import static io.github.twiliotoken.internal.config.ConfigFixture.SK;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a credentials file leads to that holds no good pair: the old one stays, and a warning. */
class RefusedCredentialsTest extends PolledFileFixture {
  RefusedCredentialsTest(@TempDir Path dir) throws IOException {
    super(dir);
  }

  private void spoil(String how) throws IOException {
    switch (how) {
      case "deleted" -> Files.delete(file);
      case "a directory" -> {
        Files.delete(file);
        Files.createDirectory(file);
      }
      case "empty" -> write("");
      case "rubbish" -> write("canary \\u12");
      case "too large" -> write(both(NEW_SK, NEW_SECRET) + "#".repeat(65_536));
      case "not UTF-8" ->
          Files.write(file, (both(NEW_SK, NEW_SECRET) + "# é").getBytes(ISO_8859_1));
      case "half" -> write("twilio.api.key=" + NEW_SK);
      default -> throw new AssertionError(how);
    }
  }

  /** The warning that is due after a bad file was seen once. */
  private String warning(Instant now) {
    PollResult result = poll(now);
    assertEquals(Optional.empty(), result.replaced());
    assertEquals(RELOAD, result.next());
    return result.warning().map(TwilioTokenException::getMessage).orElse("");
  }

  private void assertNotReplaced(String why) throws Exception {
    assertJustChanged();
    assertEquals(
        "TWT-033: "
            + AT
            + why
            + ". Write the SID and the secret of one new key; Twilio never changes a secret under"
            + " its SID. To correct a wrong secret that was taken, write the pair before it first.",
        warning(NOW));
    assertEquals(Optional.of(NOW), refusedSince(account));
    assertKey(SK, SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"deleted", "a directory", "empty", "rubbish", "too large", "not UTF-8", "half"})
  void leavesTheOldPairAndWarnsOnceAnHour(String how) throws Exception {
    spoil(how);
    assertJustChanged();
    assertEquals(Optional.empty(), refusedSince(account));

    String first = warning(NOW);

    assertTrue(first.matches("TWT-0(20|22|26|36): .*"), first);
    assertTrue(first.contains(AT), first);
    assertFalse(first.contains("canary"), first);
    assertFalse(first.contains(dir.toString()), first);
    assertEquals("", warning(NOW.plusSeconds(1)));
    assertEquals("", warning(NOW.plusSeconds(3_599)));
    assertEquals(first, warning(NOW.plusSeconds(3_600)));
    assertEquals("", warning(NOW.plusSeconds(7_199)));
    assertEquals(first, warning(NOW.plusSeconds(7_200)));
    assertEquals(Optional.of(NOW), refusedSince(account));
    assertKey(SK, SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {SK, NEW_SK})
  void endsOnceTheFileIsGoodAgain(String key) throws Exception {
    spoil("rubbish");
    poll();

    assertFalse(warning(NOW).isEmpty());
    assertEquals(Optional.of(NOW), refusedSince(account));

    write(key.equals(SK) ? both(SK, SECRET) : both(NEW_SK, NEW_SECRET));
    poll();
    assertEquals(key.equals(SK) ? Optional.empty() : Optional.of(NOW), refusedSince(account));

    poll();
    assertEquals(Optional.empty(), refusedSince(account));
    assertEquals(key, account.credentials().keySid());

    spoil("rubbish");

    assertJustChanged();
    assertFalse(warning(NOW.plusSeconds(9)).isEmpty(), "the hour begins again");
    assertEquals(Optional.of(NOW.plusSeconds(9)), refusedSince(account));
  }

  @Test
  void isOfHalfANewPair() throws Exception {
    write(both(SK, NEW_SECRET));
    assertNotReplaced("The secret has changed, and the key's SID has not");

    write(both("SK" + HEX, SECRET));
    poll();
    assertEquals(Optional.empty(), refusedSince(account));

    write(both(NEW_SK, SECRET));
    assertNotReplaced("The key's SID has changed, and the secret has not");
  }

  /** As the refusal says: nothing tells a wrong secret from a right one, before Twilio does. */
  @Test
  void endsAfterThePairBeforeAWrongSecret() throws Exception {
    write(both(NEW_SK, SECRET.replace('c', 'k')));
    poll();
    assertTrue(poll().replaced().isPresent());

    write(both(NEW_SK, NEW_SECRET));
    poll();

    assertTrue(poll().warning().isPresent());
    for (String pair : List.of(both(SK, SECRET), both(NEW_SK, NEW_SECRET))) {
      write(pair);
      poll();
      assertTrue(poll().replaced().isPresent());
    }
    assertKey(NEW_SK, NEW_SECRET);
  }
}
