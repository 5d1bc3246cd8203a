package io.github.twiliotoken.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What a deployment says of a rate that is none. */
class RateSettingsTest {
  @Test
  void aMalformedRateDoesNotDeploy() {
    String problem = ConfigFixture.account().with("twilio.token.rate", "30/min").problem();

    assertTrue(
        problem.startsWith("TWT-022: twilio.token.rate (environment TWILIO_TOKEN_RATE): '30/min' "),
        problem);
  }

  @Test
  void eachMalformedRateIsShown() {
    assertEquals(
        2,
        ConfigFixture.account()
            .with("twilio.token.rate", "30/min")
            .with("twilio.token.profiles", "default")
            .with("twilio.token.profile.default.video.room", "standup")
            .with("twilio.token.profile.default.rate", "0/PT1M")
            .problems()
            .size());
  }
}
