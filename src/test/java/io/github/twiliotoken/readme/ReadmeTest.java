package io.github.twiliotoken.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says nothing that is not so. */
class ReadmeTest {
  private static final Pattern CODE = Pattern.compile("(?s)```(?:java|js)\n(.*?)```");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");

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

  @Test
  void showsOnlyCodeThatIsCompiledOrRun() {
    List<String> sources = sources();
    sources.add(read(Path.of("examples/softphone/twilio-token.test.js")));
    Matcher block = CODE.matcher(readme);
    int blocks = 0;
    while (block.find()) {
      String code = squeezed(block.group(1));
      assertTrue(sources.stream().anyMatch(source -> squeezed(source).contains(code)), code);
      blocks++;
    }
    assertTrue(blocks >= 5, blocks + " blocks");
  }

  @Test
  void namesOnlyTestsThatExist() {
    List<String> sources = sources();
    Matcher named = TEST.matcher(readme);
    int count = 0;
    while (named.find()) {
      String type = "class " + named.group(1) + " ";
      String method = named.group(2) == null ? "" : " " + named.group(2) + "(";
      assertTrue(
          sources.stream().anyMatch(source -> source.contains(type) && source.contains(method)),
          named.group());
      count++;
    }
    assertTrue(count >= 10, count + " tests");
  }

  private Stream<String> rows() {
    return readme.lines().filter(line -> line.startsWith("|"));
  }

  private static List<String> sources() {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> sources.add(read(file)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return sources;
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
