package io.github.twiliotoken.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may have tokens inspected. */
class InspectSettingsTest {
  @Test
  void nobodyInspectsTokensUnlessARoleIsNamed() {
    assertEquals(Set.of(), ConfigFixture.served().settings().endpoint().inspectors());
    assertEquals(
        Set.of("helpdesk", "auditor"),
        ConfigFixture.served()
            .with("twilio.inspect.roles", "helpdesk, auditor")
            .settings()
            .endpoint()
            .inspectors());
  }

  @Test
  void anInspectorNeedsToKnowItsCallersAndNoProfile() {
    ConfigFixture alone = ConfigFixture.served().without("twilio.token.profiles").inspectorAlone();
    assertEquals(Set.of(), alone.settings().endpoint().served());

    List<String> problems = alone.without("mp.jwt.verify.audiences").problems();
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).startsWith("TWT-030: mp.jwt.verify.audiences "), problems.get(0));
  }

  @Test
  void everybodyMayNotInspectTokens() {
    assertEquals(
        List.of(
            "TWT-030: twilio.inspect.roles (environment TWILIO_INSPECT_ROLES): It has '**':"
                + " everybody who is logged in could try out which keys this server holds. Name the roles"
                + " of those who support your users."),
        ConfigFixture.served().with("twilio.inspect.roles", "helpdesk,**").problems());
  }

  @Test
  void aMisspeltSettingOfTheInspectorIsFound() {
    assertTrue(
        ConfigFixture.served()
            .with("twilio.inspect.role", "helpdesk")
            .problems()
            .get(0)
            .startsWith("TWT-024: The setting 'twilio.inspect.role' means nothing"));
  }
}
