package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.EndpointFixture.alice;
import static io.github.twiliotoken.internal.extension.EndpointFixture.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.LogCapture;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.auth.LoginConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log says where nothing seems to switch MicroProfile JWT on. */
class LoginConfigTest {
  private static final Map<String, String> SETTINGS =
      Container.settings(
          Container.settings(Container.ACCOUNT, EndpointFixture.CALLERS),
          Container.settings(
              Container.VIDEO,
              Map.of(
                  "twilio.token.profiles", "default", "twilio.token.profile.default.roles", "**")));

  private final LogCapture log = LogCapture.of("io.github.twiliotoken");

  @LoginConfig(authMethod = "MP-JWT")
  @ApplicationScoped
  static class Seen extends Application {}

  /** Of an application that has it elsewhere, or where the container has overlooked it. */
  @ApplicationScoped
  static class Unmarked extends Application {}

  @AfterEach
  void stop() {
    log.close();
  }

  private List<String> lines() {
    return log.messages().stream().filter(line -> line.contains("@LoginConfig")).toList();
  }

  private static Container start(Class<?>... beans) {
    return Container.start(SETTINGS, beans);
  }

  @Test
  void deploymentNamesTheRepairWhereNoneWasSeen() {
    start(EndpointFixture.Tokens.class, Unmarked.class).close();

    assertEquals(List.of(DeploymentState.NO_LOGIN_CONFIG), lines());
  }

  @Test
  void theFirstRefusalIsExplainedAndNoOther() {
    try (Container container = start(EndpointFixture.Tokens.class)) {
      EndpointFixture.Tokens endpoint = container.get(EndpointFixture.Tokens.class);

      assertRefused(401, "TWT-053", alice().verifiedAs(null).json("{}").to(endpoint::post));
      assertRefused(401, "TWT-053", alice().verifiedAs(null).json("{}").to(endpoint::post));
    }

    List<String> lines = lines();
    assertEquals(2, lines.size(), "one at deployment, one at the first refusal: " + lines);
    assertTrue(lines.get(1).endsWith(DeploymentState.NO_LOGIN_CONFIG), lines.get(1));
  }

  @Test
  void nothingIsSaidWhereOneWasSeen() {
    try (Container container = start(EndpointFixture.Tokens.class, Seen.class)) {
      EndpointFixture.Tokens endpoint = container.get(EndpointFixture.Tokens.class);
      assertRefused(401, "TWT-053", alice().verifiedAs(null).json("{}").to(endpoint::post));
    }

    assertEquals(List.of(), lines());
  }

  @Test
  void nothingIsSaidWhereNoEndpointIs() {
    start(Policies.Desk.class).close();

    assertEquals(List.of(), lines());
  }
}
