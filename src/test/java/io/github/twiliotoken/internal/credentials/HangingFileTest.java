package io.github.twiliotoken.internal.credentials;

import static io.github.twiliotoken.internal.config.ConfigFixture.SK;
import static io.github.twiliotoken.internal.config.ConfigFixture.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.internal.config.ConfigFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that never answer, at deployment. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // open(2) is not interrupted
class HangingFileTest {
  private static final String SECRET_FILE = "twilio.api.secret.location";
  private static final String BOTH_FILE = "twilio.api.credentials.location";
  private static final String TOKEN_FILE = "twilio.auth.token.location";
  private static final String MAIN_FILE = "twilio.main.secret.location";

  @TempDir Path dir;

  /** Whose only mistake is what this path names. */
  private static ConfigFixture reading(String key, Path path) {
    ConfigFixture given = ConfigFixture.account().with(key, path.toString());
    return switch (key) {
      case SECRET_FILE -> given.without("twilio.api.secret");
      case BOTH_FILE -> given.without("twilio.api.key").without("twilio.api.secret");
      case TOKEN_FILE -> given.with("twilio.keys.enabled", "true").with("twilio.keys.owner", "a");
      default ->
          given
              .with("twilio.keys.enabled", "true")
              .with("twilio.keys.owner", "a")
              .with("twilio.main.key", SK);
    };
  }

  private static String notRegular(String key, Path path, String kind) {
    return "TWT-036: "
        + at(key)
        + ": The path of "
        + path.toString().length()
        + " characters names "
        + kind
        + ", not a regular file. Name a regular file, or a link to one; opening anything else may"
        + " block forever.";
  }

  /** Opening it waits for a writer, and there is none. */
  private Path fifo() throws IOException, InterruptedException {
    Path fifo = dir.resolve("canary");
    assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
    return Files.createSymbolicLink(dir.resolve("link"), fifo);
  }

  @ParameterizedTest
  @ValueSource(strings = {SECRET_FILE, BOTH_FILE, TOKEN_FILE, MAIN_FILE})
  @EnabledOnOs(OS.LINUX)
  void refusesAFifoBeforeItIsOpened(String key) throws Exception {
    Path link = fifo();

    assertEquals(
        List.of(notRegular(key, link, "a FIFO, a device or a socket")),
        reading(key, link).problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/dev/null"})
  @EnabledOnOs(OS.LINUX)
  void refusesADevice(Path device) {
    assertEquals(
        List.of(notRegular(BOTH_FILE, device, "a FIFO, a device or a socket")),
        reading(BOTH_FILE, device).problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {SECRET_FILE, BOTH_FILE, TOKEN_FILE, MAIN_FILE})
  void refusesADirectory(String key) {
    assertEquals(List.of(notRegular(key, dir, "a directory")), reading(key, dir).problems());
  }
}
