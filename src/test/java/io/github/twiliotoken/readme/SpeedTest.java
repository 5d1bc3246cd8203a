package io.github.twiliotoken.readme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's table of speed is what the measured rounds give, to the last digit. */
class SpeedTest {
  @Test
  void theTableIsComputedFromTheRounds() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String table = Speed.table();
    assertTrue(readme.contains("<!-- speed -->\n" + table + "<!-- /speed -->"), table);
  }
}
