package io.github.twiliotoken.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.config.ConfigFixture;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.internal.property.KnownProperties;
import io.github.twiliotoken.internal.property.Property;
import io.github.twiliotoken.internal.property.PropertyCatalog;
import io.github.twiliotoken.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
}
