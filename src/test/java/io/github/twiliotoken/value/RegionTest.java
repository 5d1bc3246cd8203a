package io.github.twiliotoken.value;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Twilio is entered. */
class RegionTest {
  @Test
  void onlyUs1IsUs1() {
    assertTrue(new Region("us1", "ashburn").isUs1());
    assertFalse(new Region("us2").isUs1());
    assertFalse(new Region("ie1", "dublin").isUs1());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "IE1", "ie", "ie11", "i1", "dublin", "ie1 ", "ie1\n", "US1"})
  void takesNoOtherFormOfName(String name) {
    refuses(Problem.SETTING_MALFORMED, () -> new Region(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Dublin", "dublin.ie1", "dublin ", "evil.example/", "dublín", "-", "-x", "x-"})
  void takesNoOtherFormOfEdge(String edge) {
    refuses(Problem.SETTING_MALFORMED, () -> new Region("ie1", edge));
  }

  @Test
  void anEdgeIsALabelOfAHostName() {
    assertEquals(Optional.of("london-ix"), new Region("ie1", "london-ix").edge());
    assertEquals(63, new Region("ie1", "e".repeat(63)).edge().orElseThrow().length());
    refuses(Problem.SETTING_MALFORMED, () -> new Region("ie1", "e".repeat(64)));
  }

  @Test
  void theApiIsEnteredThroughTheEdge() {
    assertEquals(ApiUrl.US1, ApiUrl.of(Optional.empty()));
    assertEquals(ApiUrl.US1, ApiUrl.of(Optional.of(new Region("us1"))));
    assertEquals(
        URI.create("https://api.dublin.ie1.twilio.com"),
        ApiUrl.of(Optional.of(new Region("ie1", "dublin"))).origin());
    refuses(Problem.SETTING_MISSING, () -> ApiUrl.of(Optional.of(new Region("ie1"))));
  }
}
