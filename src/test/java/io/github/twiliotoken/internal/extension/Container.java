package io.github.twiliotoken.internal.extension;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.twilio.TwilioStandIn;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.security.Principal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jboss.weld.exceptions.DeploymentException;
import org.jspecify.annotations.Nullable;

/** CDI without a server: our extension, a configuration and the beans of a test. */
public final class Container implements AutoCloseable {
  public static final Map<String, String> ACCOUNT =
      Map.of(
          "twilio.account.sid", "AC" + "a".repeat(32),
          "twilio.api.key", "SK" + "b".repeat(32),
          "twilio.api.secret", "c".repeat(32));

  static final Map<String, String> VIDEO =
      Map.of("twilio.token.profile.default.video.room", "standup");

  /** Keys are managed here. */
  static final Map<String, String> MANAGED =
      Map.of(
          "twilio.keys.enabled", "true",
          "twilio.keys.owner", "prod",
          "twilio.auth.token", TwilioStandIn.AUTH_TOKEN);

  /** Weld does not start without a bean. */
  static class Nothing {}

  private final WeldContainer weld;

  private Container(WeldContainer weld) {
    this.weld = weld;
  }

  public static Map<String, String> settings(
      Map<String, String> first, Map<String, String> second) {
    Map<String, String> both = new HashMap<>(first);
    both.putAll(second);
    return both;
  }

  public static Container start(Map<String, String> settings, Class<?>... beans) {
    return start(new TwilioTokenExtension(), settings, beans);
  }

  static Container start(
      TwilioTokenExtension extension, Map<String, String> settings, Class<?>... beans) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(settings, "/opt/test.properties", 100))
            .build();
    ConfigProviderResolver resolver = ConfigProviderResolver.instance();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Config before = resolver.getConfig();
    resolver.releaseConfig(before);
    resolver.registerConfig(config, loader);
    try {
      return new Container(
          new Weld()
              .disableDiscovery()
              .addExtension(extension)
              .addBeanClass(Nothing.class)
              .addBeanClasses(beans)
              .initialize());
    } finally {
      // the extension keeps the configuration that it has read
      resolver.releaseConfig(config);
    }
  }

  /** The words of a deployment that must fail. */
  static String failure(Supplier<Container> deployment) {
    var failed = assertThrows(DeploymentException.class, () -> deployment.get().close());
    return String.valueOf(failed.getMessage());
  }

  /** Starts with a fixed clock and a {@link Policies.Desk}, in a request of this caller. */
  public static Container startFor(
      @Nullable Principal caller, Map<String, String> settings, Class<?>... beans) {
    Class<?>[] all = Arrays.copyOf(beans, beans.length + 3);
    all[beans.length] = Policies.FixedClock.class;
    all[beans.length + 1] = Policies.Desk.class;
    all[beans.length + 2] = FakeRequest.class;
    Container container = start(settings, all);
    container.get(FakeRequest.class).caller(caller);
    return container;
  }

  public <T> T get(Class<T> type) {
    return weld.select(type).get();
  }

  /** Returns a token of the default profile, which is injected for the current caller. */
  AccessToken injectedToken() {
    return get(Policies.Desk.class).forCaller();
  }

  /** Returns why the current caller gets no such token. */
  TwilioTokenException refusal() {
    return assertThrows(TwilioTokenException.class, this::injectedToken);
  }

  @Override
  public void close() {
    weld.close();
  }
}
