package io.github.twiliotoken.readme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The tables of speed are what the measured rounds give, to the last digit. */
class SpeedTest {
  @Test
  void theTablesAreComputedFromTheRounds() throws IOException {
    String page = Files.readString(Speed.PAGE);
    String tables = Speed.tables();
    assertTrue(page.contains("<!-- speed -->\n" + tables + "<!-- /speed -->"), tables);
  }

  @Test
  void eachPartSaysWhereAndWhenItWasMeasured() throws IOException {
    for (String part : Speed.parts().keySet()) {
      String where = Speed.part(part).getString("where");
      assertTrue(where.matches(".+, \\d+ cores, JDK \\S+, 20\\d\\d-\\d\\d-\\d\\d; .+"), where);
    }
  }
}
