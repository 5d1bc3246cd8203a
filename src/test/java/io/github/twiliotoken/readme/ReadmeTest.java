package io.github.twiliotoken.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says nothing that is not so. */
class ReadmeTest {
  private final String readme = read(Path.of("README.md"));

  @Test
  void listsEveryConfigurationKey() throws ReflectiveOperationException {
    Class<?> names = Class.forName("io.github.twiliotoken.internal.property.KnownProperties");
    Field keys = names.getDeclaredField("KEYS");
    keys.setAccessible(true);
    for (Object key : (List<?>) keys.get(null)) {
      // a named account has the endings of the one without a name, and one row for all of them
      String row =
          String.valueOf(key)
              .replace("twilio.token.profile.<p>.", "….")
              .replace("twilio.accounts.<a>.", "twilio.");
      String shown = "`" + row + "`";
      assertTrue(rows().anyMatch(found -> found.contains(shown)), shown + " has no row");
    }
    assertTrue(rows().anyMatch(found -> found.contains("`twilio.accounts.<a>.…`")));
  }

  @Test
  void listsEveryProblemWithItsTitleAndStatus() {
    for (Problem problem : Problem.values()) {
      String row = "| %s | %d | %s |".formatted(problem.code(), problem.status(), problem.title());
      assertTrue(rows().anyMatch(line -> line.startsWith(row)), row);
    }
    assertEquals(Problem.values().length, rows().filter(line -> line.startsWith("| TWT-")).count());
  }

  private Stream<String> rows() {
    return readme.lines().filter(line -> line.startsWith("|"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
