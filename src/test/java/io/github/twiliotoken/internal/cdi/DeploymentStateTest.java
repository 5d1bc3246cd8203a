package io.github.twiliotoken.internal.cdi;

import static io.github.twiliotoken.internal.cdi.DeploymentFixture.SETTINGS;
import static io.github.twiliotoken.internal.cdi.DeploymentFixture.config;
import static io.github.twiliotoken.internal.cdi.DeploymentFixture.injected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.Refusals;
import io.github.twiliotoken.internal.config.DeploymentNeeds;
import io.github.twiliotoken.problem.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From findings and a configuration to a deployment, without a container. */
class DeploymentStateTest {
  private final DeploymentState deployment = new DeploymentState();

  private List<String> prepare(Map<String, String> settings, DeploymentFindings findings) {
    return deployment.prepare(config(settings), findings, Map.of());
  }

  @Test
  void isReadyWhereNothingIsWrong() {
    assertEquals(List.of(), prepare(SETTINGS, injected("default")));

    assertFalse(deployment.isRefused());
    assertEquals("default", deployment.profile("default").name());
    assertEquals(1, deployment.accounts().size());
  }

  @Test
  void returnsWhatIsWrongOfBothKinds() {
    List<String> problems = prepare(SETTINGS, injected("defualt", "TWT-012: wrong in itself"));

    assertTrue(deployment.isRefused());
    assertEquals(2, problems.size(), problems.toString());
    assertEquals("TWT-012: wrong in itself", problems.get(0));
    assertTrue(problems.get(1).startsWith("TWT-010: com.acme.Desk.token: "), problems.get(1));
  }

  @Test
  void aProblemOfTheApplicationAloneRefusesIt() {
    assertEquals(
        List.of("TWT-012: wrong"), prepare(SETTINGS, injected("default", "TWT-012: wrong")));

    assertTrue(deployment.isRefused());
  }

  @Test
  void forgetsTheFailureOfADeploymentBefore() {
    prepare(Map.of(), injected("default"));

    prepare(SETTINGS, injected("default"));

    assertFalse(deployment.isRefused());
  }

  @Test
  void readsAProfileThatNothingNamedWhenItIsLookedUp() {
    prepare(SETTINGS, injected("default"));

    assertEquals("other", deployment.profile("other").name());
    Refusals.refuses(Problem.PROFILE_UNKNOWN, () -> deployment.profile("nothing"));
  }

  @Test
  void hasNoSettingsWhereNothingIsConfigured() {
    DeploymentNeeds nothing =
        new DeploymentNeeds(List.of(), Map.of(), List.of(), false, false, false, false);

    assertEquals(List.of(), prepare(Map.of(), new DeploymentFindings(nothing, false, List.of())));

    assertEquals(List.of(), List.copyOf(deployment.accounts()));
    Refusals.refuses(Problem.CREDENTIALS_MISSING, deployment::settings);
  }
}
