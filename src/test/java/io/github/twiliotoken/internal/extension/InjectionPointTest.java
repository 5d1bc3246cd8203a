package io.github.twiliotoken.internal.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TwilioToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.Serializable;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where a token or an issuer may be injected, and where not. */
class InjectionPointTest {
  private static final String HERE = InjectionPointTest.class.getName() + "$";
  private static final Map<String, String> SETTINGS =
      Container.settings(Container.ACCOUNT, Container.VIDEO);

  @RequestScoped
  static class PerRequest {
    @Inject @TwilioToken AccessToken token;
    @Inject @TwilioToken String jwt;
  }

  @ApplicationScoped
  static class Anywhere {
    @Inject @TwilioToken Provider<AccessToken> tokens;
    @Inject @TwilioToken Instance<String> jwts;
    @Inject TokenIssuer issuer;
  }

  @SuppressWarnings("serial")
  @SessionScoped
  static class Passivated implements Serializable {
    @Inject TokenIssuer issuer;
  }

  @ApplicationScoped
  static class Kept {
    @Inject @TwilioToken AccessToken token;
  }

  @Dependent
  static class KeptJwt {
    @Inject @TwilioToken String jwt;
  }

  @ApplicationScoped
  static class KeptAsAnotherType {
    @Inject @TwilioToken CharSequence jwt;
  }

  private static String failure(Class<?> bean) {
    return Container.failure(() -> Container.start(SETTINGS, bean));
  }

  @Test
  void aTokenMayLiveAsLongAsItsCaller() {
    Container.start(SETTINGS, PerRequest.class, Anywhere.class).close();
  }

  @Test
  void anIssuerMayBeInABeanThatIsPassivated() {
    Container.start(Container.ACCOUNT, Passivated.class).close();
  }

  @Test
  void aTokenMayNotOutliveItsCaller() {
    assertEquals(
        "TWT-012: "
            + HERE
            + "Kept.token: A token is injected into a @ApplicationScoped class, which may outlive"
            + " its caller and serve others. Inject Provider<AccessToken> or Instance<AccessToken>"
            + " and call get() for each use, or make the class @RequestScoped.",
        failure(Kept.class));
  }

  @Test
  void aJwtMayNotOutliveItsCaller() {
    String failed = failure(KeptJwt.class);

    assertTrue(
        failed.startsWith(
            "TWT-012: " + HERE + "KeptJwt.jwt: A token is injected into a @Dependent"),
        failed);
  }

  /** The container finds no bean of that type before we are asked. */
  @Test
  void aJwtIsNoOtherType() {
    String failed = failure(KeptAsAnotherType.class);

    assertTrue(failed.contains("KeptAsAnotherType.jwt"), failed);
  }
}
