package io.github.twiliotoken.helidon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.contract.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Wrong settings fail the start, all at once. */
class SettingsTest {
  private static final Pattern CODE = Pattern.compile("TWT-\\d{3}");

  @Test
  void doesNotStartAndSaysWhy() {
    Map<String, String> settings = new HashMap<>(Settings.forTokens());
    settings.put("twilio.api.secret", "canary");
    settings.put("twilio.token.ttl.mx", "PT1H");

    RuntimeException failed =
        assertThrows(RuntimeException.class, () -> App.start(settings).close());

    String told = String.valueOf(failed.getMessage());
    assertEquals(
        List.of("TWT-021", "TWT-024"),
        CODE.matcher(told).results().map(MatchResult::group).sorted().toList(),
        told);
    assertFalse(told.contains("canary"), told);
  }
}
