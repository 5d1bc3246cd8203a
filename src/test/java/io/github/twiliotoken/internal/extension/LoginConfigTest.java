package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.EndpointFixture.alice;
import static io.github.twiliotoken.internal.extension.EndpointFixture.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.cdi.DeploymentState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.auth.LoginConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

  private final Logger log = Logger.getLogger("io.github.twiliotoken");
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          if (line.getMessage().contains("@LoginConfig")) {
            lines.add(line.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @LoginConfig(authMethod = "MP-JWT")
  @ApplicationScoped
  static class Seen extends Application {}

  /** Of an application that has it elsewhere, or where the container has overlooked it. */
  @ApplicationScoped
  static class Unmarked extends Application {}

  @BeforeEach
  void listen() {
    log.addHandler(handler);
  }

  @AfterEach
  void stop() {
    log.removeHandler(handler);
  }

  private static Container start(Class<?>... beans) {
    return Container.start(SETTINGS, beans);
  }

  @Test
  void deploymentNamesTheRepairWhereNoneWasSeen() {
    start(EndpointFixture.Tokens.class, Unmarked.class).close();

    assertEquals(List.of(DeploymentState.NO_LOGIN_CONFIG), lines);
  }

  @Test
  void theFirstRefusalIsExplainedAndNoOther() {
    try (Container container = start(EndpointFixture.Tokens.class)) {
      EndpointFixture.Tokens endpoint = container.get(EndpointFixture.Tokens.class);
      lines.clear();

      assertRefused(401, "TWT-053", alice().verifiedAs(null).json("{}").to(endpoint::post));
      assertRefused(401, "TWT-053", alice().verifiedAs(null).json("{}").to(endpoint::post));
    }

    assertEquals(1, lines.size(), lines.toString());
    assertTrue(lines.get(0).endsWith(DeploymentState.NO_LOGIN_CONFIG), lines.get(0));
  }

  @Test
  void nothingIsSaidWhereOneWasSeen() {
    try (Container container = start(EndpointFixture.Tokens.class, Seen.class)) {
      EndpointFixture.Tokens endpoint = container.get(EndpointFixture.Tokens.class);
      assertRefused(401, "TWT-053", alice().verifiedAs(null).json("{}").to(endpoint::post));
    }

    assertEquals(List.of(), lines);
  }

  @Test
  void nothingIsSaidWhereNoEndpointIs() {
    start(Policies.Desk.class).close();

    assertEquals(List.of(), lines);
  }
}
