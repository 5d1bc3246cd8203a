package io.github.twiliotoken.quarkus.alone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.QuarkusUnitTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Applications that are built and started for one test each. */
final class Apps {
  static final Map<String, String> ACCOUNT =
      Map.of(
          "twilio.account.sid", "AC" + "a".repeat(32),
          "twilio.api.key", "SK" + "b".repeat(32),
          "twilio.api.secret", "canary".repeat(6));

  private static final Pattern CODE = Pattern.compile("TWT-\\d{3}");

  private Apps() {}

  /** An application of these classes, whose settings are known at its start, and not before. */
  static QuarkusUnitTest of(Map<String, String> settings, Class<?>... classes) {
    QuarkusUnitTest app =
        new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(Apps.class).addClasses(classes));
    settings.forEach(app::overrideRuntimeConfigKey);
    return app;
  }

  static Map<String, String> with(Map<String, String> first, Map<String, String> second) {
    Map<String, String> both = new HashMap<>(first);
    both.putAll(second);
    return both;
  }

  /** Asserts that a build or a start failed for these reasons, each told once, and no other. */
  static void assertProblems(Throwable failure, String... codes) {
    String told = message(failure);
    assertEquals(
        List.of(codes).stream().sorted().toList(),
        CODE.matcher(told).results().map(found -> found.group()).sorted().toList(),
        told);
    assertFalse(told.contains("canary"), told);
  }

  /** The message of what a build or a start failed with in the end. */
  static String message(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
