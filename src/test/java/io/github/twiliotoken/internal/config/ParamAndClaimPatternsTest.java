package io.github.twiliotoken.internal.config;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.internal.config.ConfigFixture.PROFILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.internal.profile.AccessRule;
import io.github.twiliotoken.internal.profile.ProfileGrants;
import io.github.twiliotoken.internal.property.VariableNames;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameters of a request, and the claims that a profile demands. */
class ParamAndClaimPatternsTest {
  private static ProfileGrants grants() {
    return ConfigFixture.served()
        .with(PROFILE + "video.room", "{param:room}")
        .with(PROFILE + "param.room.pattern", "[a-z]+")
        .profile()
        .grants();
  }

  private static AccessRule demanding(String claim, String pattern) {
    return ConfigFixture.served()
        .with(PROFILE + "claim." + claim + ".pattern", pattern)
        .profile()
        .accessRule();
  }

  private static String message(Map<String, String> given) {
    return assertThrows(TwilioTokenException.class, () -> grants().checkParams(given)).getMessage();
  }

  @Test
  void theParametersOfAProfileAreThoseItUses() {
    assertEquals(Set.of("room"), grants().params());

    grants().checkParams(Map.of("room", "standup"));
    assertEquals(
        List.of(new VideoGrant("standup")), grants().fill(Map.of(), Map.of("room", "standup")));
  }

  @Test
  void aParameterThatIsMissingIsRefused() {
    String missing = "TWT-067: The parameter 'room' is missing. Send it in 'params'.";

    assertEquals(missing, message(Map.of()));
    assertEquals(
        missing,
        refuses(Problem.PARAMETER_MISSING, () -> grants().fill(Map.of(), Map.of())).getMessage());
  }

  @Test
  void aPatternThatBoundsNothingDoesNotDeploy() {
    String unused = PROFILE + "param.unused.pattern";

    assertEquals(
        "TWT-024: "
            + VariableNames.describe(unused)
            + ": No value of the profile holds such a {param:NAME}. Correct the spelling or remove"
            + " it; the settings reference lists every key.",
        ConfigFixture.served().with(unused, "[a-z]+").problem());
  }

  /** Some servers list a variable of the environment in small letters as well. */
  @Test
  void aPatternThatTheEnvironmentNamesIsNotUnused() {
    assertEquals(
        List.of(),
        ConfigFixture.served()
            .with(PROFILE + "video.room", "{param:roomName}")
            .with(PROFILE + "param.roomName.pattern", "[a-z]+")
            .with(PROFILE + "param.roomname.pattern", "[a-z]+")
            .problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"unused", "Room", "team"})
  void aParameterThatTheProfileDoesNotUseIsRefused(String name) {
    assertEquals(
        "TWT-062: The profile has no parameter '" + name + "'. Leave it out.",
        message(Map.of("room", "standup", name, "a")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Standup", "a b", "a.b", "*"})
  void aParameterMatchesItsPatternWhole(String value) {
    assertEquals(
        "TWT-068: The parameter 'room' does not match the profile's pattern: '"
            + value
            + "'. Ask the operator which values are possible.",
        message(Map.of("room", value)));
  }

  @Test
  void aParameterHasAtMost256Characters() {
    grants().checkParams(Map.of("room", "a".repeat(256)));
    refuses(Problem.PARAMETER_REFUSED, () -> grants().checkParams(Map.of("room", "a".repeat(257))));
  }

  /** MicroProfile Config takes it for not set, and nothing would be demanded. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "${acr:}"})
  void aConditionThatIsSetToNothingDoesNotDeploy(String nothing) {
    String condition = PROFILE + "claim.acr.pattern";

    assertEquals(
        "TWT-022: "
            + VariableNames.describe(condition)
            + ": It is set to nothing, which would be as if it were not set; give it a value or"
            + " remove it.",
        ConfigFixture.served().with(condition, nothing).problem());
  }

  @Test
  void aClaimThatIsDemandedMustBeThere() {
    assertEquals(
        "TWT-061: The caller has no claim 'acr'. Ask the identity provider to add it.",
        refuses(Problem.CLAIM_MISSING, () -> demanding("acr", ".*").checkClaims(Map.of("amr", "x")))
            .getMessage());
    refuses(Problem.CLAIM_MISSING, () -> demanding("acr", ".*").checkClaims(Map.of("acr", "")));
  }

  @Test
  void aClaimThatIsDemandedMatchesWhole() {
    AccessRule rule = demanding("acr", "gold|silver");
    rule.checkClaims(Map.of("acr", "gold"));

    assertEquals(
        "TWT-066: The caller's claim 'acr' does not match the profile's pattern. Ask the operator"
            + " which callers the profile is for.",
        refuses(Problem.CLAIM_REFUSED, () -> rule.checkClaims(Map.of("acr", "golden")))
            .getMessage());
  }

  @Test
  void aConditionMayLookAtATruthValueOrANumber() {
    demanding("email_verified", "true").checkClaims(Map.of("email_verified", true));
    demanding("email_verified", "true").checkClaims(Map.of("email_verified", "true"));

    refuses(
        Problem.CLAIM_REFUSED,
        () -> demanding("email_verified", "true").checkClaims(Map.of("email_verified", false)));

    demanding("level", "[2-9]").checkClaims(Map.of("level", 2L));
    refuses(
        Problem.CLAIM_REFUSED, () -> demanding("level", "[2-9]").checkClaims(Map.of("level", 1L)));
  }

  @Test
  void aListOrAnObjectMeetsNoCondition() {
    refuses(
        Problem.CLAIM_REFUSED,
        () -> demanding("acr", ".*").checkClaims(Map.of("acr", List.of("gold"))));
    refuses(
        Problem.CLAIM_REFUSED,
        () -> demanding("acr", ".*").checkClaims(Map.of("acr", Map.of("a", "b"))));
  }

  @Test
  void aConditionMayLookInsideOtherClaims() {
    AccessRule rule = demanding("org/level", "gold");
    rule.checkClaims(Map.of("org", Map.of("level", "gold")));

    refuses(Problem.CLAIM_REFUSED, () -> rule.checkClaims(Map.of("org", Map.of("level", "tin"))));
    refuses(Problem.CLAIM_MISSING, () -> rule.checkClaims(Map.of("level", "gold")));
  }

  @Test
  void everyConditionMustBeMet() {
    AccessRule rule =
        ConfigFixture.served()
            .with(PROFILE + "claim.acr.pattern", "gold")
            .with(PROFILE + "claim.https://acme.example/team.pattern", "red")
            .profile()
            .accessRule();
    rule.checkClaims(Map.of("acr", "gold", "https://acme.example/team", "red"));

    refuses(Problem.CLAIM_MISSING, () -> rule.checkClaims(Map.of("acr", "gold")));
    refuses(
        Problem.CLAIM_REFUSED,
        () -> rule.checkClaims(Map.of("acr", "tin", "https://acme.example/team", "red")));
  }

  @Test
  void withoutConditionsAnyClaimsDo() {
    ConfigFixture.served().profile().accessRule().checkClaims(Map.of());
  }
}
