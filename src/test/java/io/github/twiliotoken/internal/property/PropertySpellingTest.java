package io.github.twiliotoken.internal.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.config.ConfigFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name under a profile's claims, parameters or grants is never taken for a service link. */
class PropertySpellingTest {
  private static final String PREFIX = "TWILIO_TOKEN_PROFILE_DEFAULT_";

  @ParameterizedTest
  @ValueSource(
      strings = {"CLAIM_PORT", "CLAIM_ACR_SERVICE_HOST", "PARAM_ROOM_PORT", "PARAM_PORT_80_TCP"})
  void reportsClaimOrParamNamedLikeServiceLink(String ending) {
    ConfigFixture given = ConfigFixture.video().variable(PREFIX + ending, "[a-z]+");

    String refusal =
        "TWT-024: The variable '"
            + PREFIX
            + ending
            + "' is of the profile 'default' and means nothing there. Correct the spelling or"
            + " remove it; the settings reference lists every key.";

    assertTrue(given.problems().contains(refusal), given.problems().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GRANT_PORT", "GRANT_IP_SERVICE_HOST"})
  void reportsGrantNamedLikeServiceLink(String ending) {
    ConfigFixture given = ConfigFixture.video().variable(PREFIX + ending, "{}");

    assertEquals(
        "TWT-024: The environment does not tell which grant '"
            + PREFIX
            + ending
            + "' means; set it under its own name, in a property file or with -D. Correct the"
            + " spelling or remove it; the settings reference lists every key.",
        given.problem());
  }

  @Test
  void reportsBlankPatternNamedLikeServiceLink() {
    ConfigFixture given = ConfigFixture.video().variable(PREFIX + "CLAIM_SERVICE_PORT_PATTERN", "");

    String refusal =
        "TWT-022: The variable TWILIO_TOKEN_PROFILE_DEFAULT_CLAIM_SERVICE_PORT_PATTERN: It is set"
            + " to nothing, which would be as if it were not set; give it a value or remove it.";

    assertTrue(given.problems().contains(refusal), given.problems().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TWILIO_TOKEN_PROFILE_OTHER_CLAIM_PORT",
        "TWILIO_TOKEN_PROFILE_OTHER_GRANT_PORT",
        "TWILIO_TOKEN_PROFILE_DEFAULT_SERVICE_HOST",
        "TWILIO_TOKEN_PROFILE_DEFAULT_PORT_443_TCP"
      })
  void ignoresServiceLinkElsewhere(String name) {
    ConfigFixture given = ConfigFixture.video().variable(name, "tcp://10.0.0.1:80");

    assertEquals(List.of(), given.problems());
    assertEquals(List.of(), given.warned());
  }
}
