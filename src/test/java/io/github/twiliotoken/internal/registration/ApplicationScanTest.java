package io.github.twiliotoken.internal.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.internal.cdi.AccountBeans;
import io.github.twiliotoken.internal.config.DeploymentNeeds.InjectedToken;
import io.github.twiliotoken.keys.ApiKeys;
import io.github.twiliotoken.keys.KeyRotation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Provider;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is made of the plain records that an extension hands over, without a container. */
class ApplicationScanTest {
  private final ApplicationScan scan = new ApplicationScan();

  private static FoundPoint point(String account, Class<?>... types) {
    List<String> names = List.of(types).stream().map(Class::getName).toList();
    return new FoundPoint("com.acme.Desk.it", names, Optional.empty(), account, Optional.empty());
  }

  private static FoundPoint token(Class<?> scope, Class<?>... types) {
    return new FoundPoint(
        "com.acme.Desk.token",
        List.of(types).stream().map(Class::getName).toList(),
        Optional.of(new InjectedToken("com.acme.Desk.token", "default", "")),
        "",
        Optional.of(scope.getName()));
  }

  private List<String> problems() {
    return scan.findings().problems();
  }

  @Nested
  class InjectionPoints {
    @Test
    void ofForeignTypesAreNotOurs() {
      assertFalse(scan.injectionPoint(point("", Clock.class)));

      assertFalse(scan.findings().needs().any());
    }

    @Test
    void ofAnIssuerNameItsAccount() {
      assertTrue(scan.injectionPoint(point("eu", Provider.class, TokenIssuer.class)));

      assertEquals(Map.of("eu", "com.acme.Desk.it"), scan.findings().needs().issuers());
      assertEquals(Set.of(new AccountBeans.Wanted(TokenIssuer.class, "eu")), scan.accountBeans());
    }

    @Test
    void ofTheUnnamedIssuerNeedNoBeanMore() {
      scan.injectionPoint(point("", TokenIssuer.class));

      assertEquals(Set.of(), scan.accountBeans());
    }

    @Test
    void ofKeysNeedBothBeansOnce() {
      scan.injectionPoint(point("", ApiKeys.class));
      scan.injectionPoint(point("", KeyRotation.class));

      assertEquals(
          Set.of(
              new AccountBeans.Wanted(ApiKeys.class, ""),
              new AccountBeans.Wanted(KeyRotation.class, "")),
          scan.accountBeans());
    }

    @Test
    void ofATokenMayNotOutliveTheCaller() {
      scan.injectionPoint(token(ApplicationScoped.class, AccessToken.class));
      scan.injectionPoint(token(ApplicationScoped.class, Provider.class, AccessToken.class));
      scan.injectionPoint(token(RequestScoped.class, String.class));

      assertEquals(1, problems().size(), problems().toString());
      assertTrue(
          problems()
              .get(0)
              .startsWith("TWT-012: com.acme.Desk.token: A token is injected into a @Application"),
          problems().toString());
      assertEquals(3, scan.findings().needs().tokens().size());
    }
  }

  @Nested
  class Observers {
    private boolean counts(
        boolean qualified, boolean async, Reception reception, TransactionPhase phase) {
      ApplicationScan seen = new ApplicationScan();
      seen.observer(qualified, async, reception, phase);
      return seen.findings().needs().audited();
    }

    @Test
    void countIfTheyAreToldInTime() {
      assertTrue(counts(false, false, Reception.ALWAYS, TransactionPhase.IN_PROGRESS));
    }

    @Test
    void doNotCountIfTheyMayMissAToken() {
      TransactionPhase now = TransactionPhase.IN_PROGRESS;

      assertFalse(counts(true, false, Reception.ALWAYS, now));
      assertFalse(counts(false, true, Reception.ALWAYS, now));
      assertFalse(counts(false, false, Reception.IF_EXISTS, now));
      assertFalse(counts(false, false, Reception.ALWAYS, TransactionPhase.AFTER_SUCCESS));
    }
  }

  @Nested
  class Limits {
    private final FoundMethod issuing =
        new FoundMethod(true, AccessToken.class.getName(), List.of());
    private final FoundMethod naming = new FoundMethod(true, String.class.getName(), List.of());

    @Test
    void passWhereTheyLimitSomething() {
      scan.limit(new FoundLimit("com.acme.Desk", "PT1S", "PT5M", true, List.of(naming, issuing)));

      assertEquals(List.of(), problems());
    }

    @Test
    void areToldOfBothMistakesAtOnce() {
      scan.limit(new FoundLimit("com.acme.Desk.name", "PT1S", "PT25H", false, List.of(naming)));

      assertEquals(2, problems().size(), problems().toString());
      assertTrue(problems().get(0).startsWith("TWT-001: com.acme.Desk.name: "));
      assertTrue(problems().get(1).startsWith("TWT-015: com.acme.Desk.name: It is on a method"));
    }
  }

  @Test
  void twoBeansOfOneTypeAreAProblem() {
    scan.ambiguous(Clock.class);

    assertTrue(problems().get(0).startsWith("TWT-016: Clock: "), problems().toString());
  }
}
