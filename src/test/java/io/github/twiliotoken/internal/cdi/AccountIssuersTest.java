package io.github.twiliotoken.internal.cdi;

import static io.github.twiliotoken.internal.cdi.DeploymentFixture.SETTINGS;
import static io.github.twiliotoken.internal.cdi.DeploymentFixture.config;
import static io.github.twiliotoken.internal.cdi.DeploymentFixture.injected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The issuer of an account whose key never changes, without a container. */
class AccountIssuersTest {
  private final DeploymentState deployment = new DeploymentState();

  @BeforeEach
  void deploy() {
    List<String> problems = deployment.prepare(config(SETTINGS), injected("default"), Map.of());

    assertEquals(List.of(), problems);
  }

  /** Without a watch: to ask it for a fixed key would cost another look at the clock. */
  @SuppressWarnings("NullAway") // what is not there must not be asked
  private AccountIssuers withoutWatch() {
    return new AccountIssuers(deployment, null, new ApplicationBeans(deployment));
  }

  @Test
  void aFixedKeySignsWithoutTheWatch() {
    TokenRequest request = TokenRequest.of("alice", new VideoGrant("standup"));

    assertEquals(
        "alice",
        withoutWatch().ofAccount(AccountProperties.UNNAMED).issue(request).identity().value());
  }

  @Test
  void keepsTheIssuers() {
    AccountIssuers issuers = withoutWatch();

    assertSame(
        issuers.ofAccount(AccountProperties.UNNAMED), issuers.ofAccount(AccountProperties.UNNAMED));
    assertSame(
        issuers.ofProfile(deployment.profile("default")),
        issuers.ofProfile(deployment.profile("default")));
  }

  @Test
  void anUnknownAccountHasNone() {
    TwilioTokenException refusal =
        assertThrows(TwilioTokenException.class, () -> withoutWatch().ofAccount("eu"));

    assertEquals(Problem.CREDENTIALS_MISSING, refusal.problem());
  }
}
