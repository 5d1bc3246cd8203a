package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.internal.config.DeploymentNeeds;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** An account, two profiles, and what the extension finds of an application. */
final class DeploymentFixture {
  static final Map<String, String> SETTINGS =
      Map.of(
          "twilio.account.sid",
          "AC" + "a".repeat(32),
          "twilio.api.key",
          "SK" + "b".repeat(32),
          "twilio.api.secret",
          "c".repeat(32),
          "twilio.token.profile.default.video.room",
          "standup",
          "twilio.token.profile.other.video.room",
          "other");

  private DeploymentFixture() {}

  static Config config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(settings, "/opt/test.properties", 100))
        .build();
  }

  /** An application that injects a token of this profile. */
  static DeploymentFindings injected(String profile, String... problems) {
    DeploymentNeeds.InjectedToken token =
        new DeploymentNeeds.InjectedToken("com.acme.Desk.token", profile, "");
    DeploymentNeeds needs =
        new DeploymentNeeds(List.of(token), Map.of(), List.of(), false, false, false, false);
    return new DeploymentFindings(needs, false, List.of(problems));
  }
}
