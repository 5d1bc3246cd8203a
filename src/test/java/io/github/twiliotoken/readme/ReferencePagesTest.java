package io.github.twiliotoken.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.CredentialsRotated;
import io.github.twiliotoken.TokenAttempt;
import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TokenRefused;
import io.github.twiliotoken.internal.config.ConfigFixture;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.internal.property.KnownProperties;
import io.github.twiliotoken.internal.property.Property;
import io.github.twiliotoken.internal.property.PropertyCatalog;
import io.github.twiliotoken.problem.Problem;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reference is what the code is. {@code mvn test -Dtest=ReferencePagesTest -Dpages.write} makes
 * the generated parts anew.
 */
class ReferencePagesTest {
  @TempDir Path folder;

  static Stream<Path> generated() {
    return ReferencePages.all();
  }

  @ParameterizedTest
  @MethodSource("generated")
  void isWhatTheCodeSays(Path page) throws IOException {
    String renewed = new ReferencePages(folder).renewed(page);
    if (System.getProperty("pages.write") != null) {
      Files.writeString(page, renewed);
    }

    assertEquals(
        renewed,
        Files.readString(page),
        "Stale; mvn test -Dtest=ReferencePagesTest -Dpages.write makes it anew");
  }

  @Nested
  class Settings {
    static List<Property> all() {
      return PropertyCatalog.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void takesWhatItsFormAllows(Property property) {
      SettingTrial trial = new SettingTrial(property, folder);

      for (String value : trial.accepted()) {
        assertEquals(List.of(), trial.problems(value), value);
      }
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesWhatItsFormExcludes(Property property) {
      SettingTrial trial = new SettingTrial(property, folder);

      for (String value : trial.refused()) {
        assertFalse(trial.problems(value).isEmpty(), value);
      }
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasNoDefaultThatIsNotShown(Property property) {
      boolean always = property.form().contains("` or `") || property.form().startsWith("duration");
      boolean replaces = property.key().startsWith("twilio.accounts.");

      if (always && !replaces && property.absent().isEmpty()) {
        assertTrue(SettingDefaults.of(folder).containsKey(property.key()));
      }
    }

    /** A value that is its default changes nothing, so it is one that the form allows, too. */
    @Test
    void defaultsAreTaken() {
      Map<String, Property> byKey =
          all().stream().collect(Collectors.toMap(Property::key, property -> property));

      SettingDefaults.of(folder)
          .forEach(
              (key, value) -> {
                Property property = byKey.get(key);
                assertTrue(property != null, key);
                assertEquals(List.of(), new SettingTrial(property, folder).problems(value), key);
              });
    }

    @Test
    void everyKeyHasOneRow() {
      String page = Page.of(ReferencePages.SETTINGS).text();
      assertTrue(page.contains("begins with `twilio.accounts.<a>.`"));
      for (String key : KnownProperties.KEYS) {
        // a named account has the endings of the one without a name
        String row = "\n| `" + key.replace("twilio.accounts.<a>.", "twilio.") + "`<br/>";
        assertEquals(2, page.split(Pattern.quote(row), -1).length, row);
      }
    }

    @Test
    void aProfileInheritsWhatItDoesNotReplace() {
      ConfigFixture given =
          ConfigFixture.video()
              .with("twilio.token.ttl", "PT7M")
              .with("twilio.token.ttl.min", "PT6M")
              .with("twilio.token.ttl.max", "PT8M")
              .with("twilio.token.session.bound", "false");

      Profile profile = given.profile();

      assertEquals(given.settings().issuing().policy(), profile.policy());
      assertFalse(profile.accessRule().sessionBound());
    }
  }

  @Nested
  class Problems {
    @Test
    void everyOneHasItsTitleAndStatus() {
      Page page = Page.of(ReferencePages.PROBLEMS);
      Set<String> codes = new HashSet<>(page.headings(3));

      for (Problem problem : Problem.values()) {
        assertTrue(codes.remove(problem.code()), problem.code());
        String line = "**%s**, status %d. ".formatted(problem.title(), problem.status());
        assertTrue(page.text().contains(line), line);
      }
      assertEquals(Set.of(), codes);
    }
  }

  @Nested
  class Endpoint {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([0-9]{3}) \\| (.*) \\|$");
    private static final Pattern CODE = Pattern.compile("\\[(TWT-[0-9]{3})]");

    @Test
    void everyCodeHasTheStatusOfItsRow() {
      Map<String, Integer> statuses =
          Stream.of(Problem.values()).collect(Collectors.toMap(Problem::code, Problem::status));
      Matcher row = ROW.matcher(Page.of(ReferencePages.FOLDER.resolve("endpoint.md")).text());
      Set<Integer> shown = new HashSet<>();

      while (row.find()) {
        int status = Integer.parseInt(row.group(1));
        shown.add(status);
        CODE.matcher(row.group(2))
            .results()
            .forEach(code -> assertEquals(status, statuses.get(code.group(1)), code.group(1)));
      }

      assertEquals(new HashSet<>(statuses.values()), shown);
    }
  }

  @Nested
  class Events {
    @ParameterizedTest
    @ValueSource(
        classes = {
          TokenIssued.class,
          TokenRefused.class,
          TokenAttempt.class,
          CredentialsRotated.class
        })
    void everyMemberHasItsRow(Class<?> event) {
      String page = Page.of(ReferencePages.FOLDER.resolve("events.md")).text();
      String section =
          page.split("## " + event.getSimpleName() + "\n", -1)[1].split("\n## ", -1)[0];

      List<String> rows =
          Pattern.compile("(?m)^\\| `(\\w+)` \\|")
              .matcher(section)
              .results()
              .map(row -> row.group(1))
              .toList();

      assertEquals(
          Stream.of(event.getRecordComponents()).map(RecordComponent::getName).toList(), rows);
    }
  }
}
