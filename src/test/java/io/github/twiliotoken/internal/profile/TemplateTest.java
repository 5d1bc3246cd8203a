package io.github.twiliotoken.internal.profile;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.internal.config.ConfigFixture.PROFILE;
import static io.github.twiliotoken.internal.config.ConfigFixture.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.config.ConfigFixture;
import io.github.twiliotoken.internal.config.ConfigReader;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.internal.text.BoundedPattern;
import io.github.twiliotoken.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where placeholders may stand, as deployment sees it. */
class TemplateTest {
  private static final String ROOM = PROFILE + "video.room";
  private static final String TEAM_PATTERN = PROFILE + "claim.team.pattern";
  private static final String ROOM_PATTERN = PROFILE + "param.room.pattern";

  private static ConfigFixture room(String template) {
    return ConfigFixture.served().with(ROOM, template);
  }

  @Nested
  class Parts {
    @Test
    void textWithoutPlaceholdersStaysAsItIs() {
      for (String text : List.of("standup", "{room}", "{}", "claim:x", "{{", "a}", "{a claim}")) {
        assertTrue(Template.parse(text).isFixed(), text);
        assertEquals(text, Template.parse(text).fill(Map.of(), Map.of()));
      }
    }

    @Test
    void placeholdersAreFoundWithWhatStandsAroundThem() {
      Template template = Template.parse("a-{claim:x/y z}.{param:Room_1}!");

      assertEquals(
          List.of(
              new Template.Placeholder("a-", false, "x/y z", "."),
              new Template.Placeholder(".", true, "Room_1", "!")),
          template.placeholders());
      assertEquals(Set.of("Room_1"), template.params());
      assertEquals(Set.of("x/y z"), template.claims());
      assertEquals("a-x.x!", template.sample());
      assertEquals("a-red.blue!", template.fill(Map.of("x/y z", "red"), Map.of("Room_1", "blue")));
    }

    @Test
    void eachPlaceholderIsFilledByItsOwnValue() {
      Template template = Template.parse("a-{claim:x/y z}.{param:Room_1}!");

      String filled =
          template.fill(
              Map.of("x/y z", "{claim:x/y z}", "Room_1", "no"),
              Map.of("Room_1", "{param:Room_1}", "x/y z", "no"));

      assertEquals(template.text(), filled);
      assertEquals(
          List.of("{claim:x/y z}", "{param:Room_1}"),
          template.placeholders().stream().map(Template.Placeholder::toString).toList());
    }
  }

  @Nested
  class Spelling {
    @ParameterizedTest
    @CsvSource({
      "{claim:team, {claim:team",
      "a-{param:room, {param:room",
      "{claim:}, {claim:}",
      "'{claim: }', '{claim: }'",
      "{param:}, {param:}",
      "{param:my room}, {param:my room}",
      "{param:my-room}, {param:my-room}",
      "{param:a.b}, {param:a.b}",
      "{claim:a{claim:b}}, {claim:a",
      "{claim:a}.{param:, {param:"
    })
    void unclosedOrUnnamedPlaceholderDoesNotDeploy(String template, String shown) {
      assertEquals(
          "TWT-027: "
              + at(ROOM)
              + ": The placeholder '"
              + shown
              + "' is not closed or has no possible name.",
          room(template).problem());
    }

    /** Each of these would be a constant: one room for everybody. */
    @ParameterizedTest
    @CsvSource({
      "team-{claims:team}, {claim",
      "{Claim:team}, {Claim",
      "{CLAIM:team}, {CLAIM",
      "{ claim:team}, { claim",
      "{params:room}, {param",
      "{claim}, {claim",
      "{claim.team}, {claim",
      "{claim:team}.{param room}, {param"
    })
    void whatIsAlmostAPlaceholderDoesNotDeploy(String template, String begins) {
      assertEquals(
          "TWT-027: "
              + at(ROOM)
              + ": '"
              + begins
              + "' begins no placeholder; those are {claim:NAME} and {param:NAME}.",
          room(template).problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{team}", "team-{{claim:team}}", "{clam:team}", "a}", "{"})
    void bracesAroundNoPlaceholderDoNotDeploy(String template) {
      assertEquals(
          "TWT-027: "
              + at(ROOM)
              + ": '"
              + template
              + "' has braces around no placeholder; those are {claim:NAME} and {param:NAME}.",
          room(template).problem());
    }
  }

  @Nested
  class Patterns {
    @Test
    void aParameterNeedsAPattern() {
      assertEquals(
          "TWT-020: "
              + at(ROOM_PATTERN)
              + ": It is not set. {param:room} needs a pattern that its whole value must match, for"
              + " example [a-z]+.",
          room("{param:room}").problem());
      assertEquals(List.of(), room("{param:room}").with(ROOM_PATTERN, "[a-z]+").problems());
    }

    @Test
    void invalidPatternDoesNotDeploy() {
      String why = ": '[a-z' is no regular expression: Unclosed character class.";

      assertEquals(
          "TWT-022: " + at(ROOM_PATTERN) + why,
          room("{param:room}").with(ROOM_PATTERN, "[a-z").problem());
      assertEquals(
          "TWT-022: " + at(TEAM_PATTERN) + why,
          room("{claim:team}").with(TEAM_PATTERN, "[a-z").problem());
    }
  }

  /** What keeps two values apart in one text. */
  @Nested
  class Separators {
    @ParameterizedTest
    @CsvSource({
      "{claim:team}{param:room}, {claim:team}",
      "{param:room}{claim:team}x, {param:room}",
      "{claim:team}{claim:team}, {claim:team}"
    })
    void aCharacterStandsBetweenPlaceholders(String template, String part) {
      assertEquals(
          "TWT-027: "
              + at(ROOM)
              + ": "
              + part
              + " is followed by another placeholder; put a character between them.",
          room(template).with(ROOM_PATTERN, "[a-z]+").with(TEAM_PATTERN, "[a-z]+").problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a-z.]+", ".+", "[^-]+", "(?i)[a-z]+", "a\\.b", "red|(blue\\.x)"})
    void patternThatMayHoldTheSeparatorDoesNotDeploy(String pattern) {
      String refusal =
          "TWT-027: "
              + at(ROOM)
              + ": {claim:team} may hold '.', which ends it; set "
              + at(TEAM_PATTERN)
              + " to a pattern that excludes it, without flags, for example [A-Za-z0-9]+.";
      ConfigFixture given = room("{claim:team}.{param:room}").with(ROOM_PATTERN, "[a-z.]+");

      assertEquals(refusal, given.problem());
      assertEquals(refusal, given.with(TEAM_PATTERN, pattern).problem());
      assertEquals(List.of(), given.with(TEAM_PATTERN, "[a-z-]+").problems());
    }

    @Test
    void onlyTheFirstCharacterAfterAValueEndsIt() {
      ConfigFixture given = room("t-{param:room}.-{claim:team}-").with(ROOM_PATTERN, "[a-z-]+");
      assertEquals(List.of(), given.problems());
      assertTrue(
          given.with(ROOM_PATTERN, "[a-z.]+").problem().contains("{param:room} may hold '.'"));
    }

    @Test
    void theLastValueMayHoldAnything() {
      assertEquals(List.of(), room("a.{claim:team}").problems());
      assertEquals(List.of(), room("a.{claim:team}.b").problems());
    }

    /** No pattern is asked here: this is the check that stands behind it. */
    @ParameterizedTest
    @ValueSource(strings = {".red", "red.", "r.ed", "."})
    void fillRefusesAValueWithItsSeparator(String team) {
      Template template = Template.parse("{claim:team}.{param:room}");

      assertEquals(
          "The caller's claim 'team' holds the character that ends it",
          refuses(
                  Problem.CLAIM_REFUSED,
                  () -> template.fill(Map.of("team", team), Map.of("room", "blue")))
              .detail());
    }
  }

  @Nested
  class Parameters {
    @Test
    void aProfileWithParametersIsNotInjected() {
      ConfigFixture given =
          ConfigFixture.injection().with(ROOM, "{param:room}").with(ROOM_PATTERN, "[a-z]+");

      assertEquals(
          "TWT-027: com.acme.Desk.token: The profile 'default' has {param:room}, which only a request"
              + " to the endpoint can give; inject a profile without parameters.",
          given.problem());
      assertEquals(List.of(), given.with(ROOM, "{claim:room}").without(ROOM_PATTERN).problems());
    }

    @Test
    void aProfileWithParametersIsNotLookedUp() {
      ConfigFixture given =
          ConfigFixture.account().with(ROOM, "{param:room}").with(ROOM_PATTERN, "[a-z]+");
      Set<String> accounts = Set.of(AccountProperties.UNNAMED);

      assertEquals(
          "The profile 'default' has {param:room}, which only a request to the endpoint can give;"
              + " inject a profile without parameters",
          refuses(
                  Problem.TEMPLATE_NOT_POSSIBLE,
                  () -> ConfigReader.profile(given.config(), "default", accounts))
              .detail());

      given.with(ROOM, "{claim:room}").without(ROOM_PATTERN);
      assertEquals("default", ConfigReader.profile(given.config(), "default", accounts).name());
    }
  }

  @Property
  void twoTeamsAndRoomsAreNeverOneRoom(
      @ForAll("teams") String team,
      @ForAll("rooms") String room,
      @ForAll("teams") String otherTeam,
      @ForAll("rooms") String otherRoom) {
    Assume.that(!team.equals(otherTeam) || !room.equals(otherRoom));
    Template template = Template.parse("{claim:team}.{param:room}");
    template.checkSeparators(
        at -> Optional.of(new BoundedPattern(at.param() ? "[a-z.]+" : "[a-z]+")),
        Template.Placeholder::name);

    assertNotEquals(
        template.fill(Map.of("team", team), Map.of("room", room)),
        template.fill(Map.of("team", otherTeam), Map.of("room", otherRoom)));
  }

  @Provide
  Arbitrary<String> teams() {
    return Arbitraries.strings().withChars("ab").ofMinLength(1).ofMaxLength(3);
  }

  @Provide
  Arbitrary<String> rooms() {
    return Arbitraries.strings().withChars("ab.").ofMinLength(1).ofMaxLength(4);
  }
}
