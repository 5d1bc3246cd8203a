package io.github.twiliotoken.internal.config;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.internal.config.ConfigFixture.PROFILE;
import static io.github.twiliotoken.internal.config.ConfigFixture.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.internal.profile.AccessRule;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without any property file: claims have free names, which the environment cannot spell. */
class EnvironmentAloneTest {
  private static final String CLAIM = PROFILE + "claim.";

  private static ConfigFixture teamRoom(String claim) {
    return ConfigFixture.served()
        .with(PROFILE + "video.room", "{claim:" + claim + "}.{param:visit}")
        .with(PROFILE + "param.visit.pattern", "[a-z]+")
        .with(CLAIM + claim + ".pattern", "[a-z]+");
  }

  @ParameterizedTest
  @EnumSource
  void aWholeDeploymentIsConfigured(VariableListing how) {
    Profile profile = teamRoom("team").byEnvironmentAlone().listed(how).profile();

    assertEquals(
        List.of(new VideoGrant("red.standup")),
        profile.grants().fill(Map.of("team", "red"), Map.of("visit", "standup")));

    profile.accessRule().checkClaims(Map.of("team", "red"));
    refuses(
        Problem.CLAIM_REFUSED, () -> profile.accessRule().checkClaims(Map.of("team", "red.blue")));
  }

  @ParameterizedTest
  @EnumSource
  void aClaimOfATemplateMayHaveAnyName(VariableListing how) {
    for (String claim :
        List.of("realm_access/team", "realm/Team", "https://acme.example/team", "teamName")) {
      Profile profile = teamRoom(claim).byEnvironmentAlone().listed(how).profile();
      assertEquals(Set.of(claim), profile.accessRule().conditions().keySet());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClaimInsideJsonIsNamedToo(VariableListing how) {
    Profile profile =
        ConfigFixture.served()
            .without(PROFILE + "video.room")
            .with(PROFILE + "voice.outgoing.application.sid", "AP" + ConfigFixture.HEX)
            .with(PROFILE + "voice.outgoing.params", "{\"desk\": \"{claim:Desk}\"}")
            .with(CLAIM + "Desk.pattern", "[0-9]+")
            .byEnvironmentAlone()
            .listed(how)
            .profile();

    assertEquals(Set.of("Desk"), profile.accessRule().conditions().keySet());
  }

  @ParameterizedTest
  @EnumSource
  void aConditionIsFoundWhereItsClaimIsListed(VariableListing how) {
    ConfigFixture given =
        ConfigFixture.served()
            .with(PROFILE + "claims", "acr,org/Level")
            .with(CLAIM + "acr.pattern", "gold|silver")
            .with(CLAIM + "org/Level.pattern", "[2-9]")
            .byEnvironmentAlone()
            .listed(how);
    AccessRule rule = given.profile().accessRule();

    assertEquals(Set.of("acr", "org/Level"), rule.conditions().keySet());
    refuses(Problem.CLAIM_MISSING, () -> rule.checkClaims(Map.of("acr", "gold")));
  }

  @Test
  void aClaimThatIsListedNeedsAPattern() {
    assertEquals(
        "TWT-020: "
            + at(CLAIM + "acr.pattern")
            + ": It is not set. "
            + PROFILE
            + "claims lists this claim, so it needs a pattern that the caller's must match, for"
            + " example gold|silver.",
        ConfigFixture.served().with(PROFILE + "claims", "acr").problem());
  }

  /** A name that nobody needs is not asked for, and a condition would be lost without a word. */
  @ParameterizedTest
  @EnumSource
  void aConditionWhoseClaimIsNotListedDoesNotDeploy(VariableListing how) {
    assertEquals(
        "TWT-024: The environment does not tell which claim"
            + " 'TWILIO_TOKEN_PROFILE_DEFAULT_CLAIM_ACR_PATTERN' means; list it in "
            + at(PROFILE + "claims")
            + ", or set the pattern under its own name, in a property file or with -D. Correct the"
            + " spelling or remove it; the settings reference lists every key.",
        ConfigFixture.served()
            .with(CLAIM + "acr.pattern", "gold")
            .byEnvironmentAlone()
            .listed(how)
            .problem());
  }

  /**
   * MicroProfile Config finds a variable in capitals, or exactly as the key is; nothing between.
   */
  @ParameterizedTest
  @EnumSource
  void aPatternInASpellingThatIsNotReadDoesNotDeploy(VariableListing how) {
    String claim = "TWILIO_TOKEN_PROFILE_DEFAULT_CLAIM_team_PATTERN";
    String param = "TWILIO_TOKEN_PROFILE_DEFAULT_PARAM_visit_PATTERN";
    List<String> problems =
        ConfigFixture.served()
            .with(PROFILE + "video.room", "{param:visit}.{claim:team}")
            .with(PROFILE + "param.visit.pattern", "[a-z]+")
            .variable(claim, "red")
            .variable(param, "standup")
            .listed(how)
            .problems();

    assertEquals(2, problems.size(), problems.toString());
    assertTrue(problems.get(0).contains("'" + claim + "'"), problems.toString());
    assertTrue(problems.get(1).contains(param), problems.toString());
  }

  @ParameterizedTest
  @EnumSource
  void aGrantInASpellingThatIsNotReadDoesNotDeploy(VariableListing how) {
    String variable = "TWILIO_TOKEN_PROFILE_DEFAULT_GRANT_Acme";
    List<String> problems =
        ConfigFixture.served()
            .with(PROFILE + "grant.acme", "{\"limit\": 1}")
            .variable(variable, "{\"limit\": 0}")
            .listed(how)
            .problems();

    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).contains("'" + variable + "'"), problems.toString());
  }

  @ParameterizedTest
  @EnumSource
  void aPatternThatIsSetToNothingDoesNotDeploy(VariableListing how) {
    List<String> problems =
        teamRoom("team")
            .with(CLAIM + "team.pattern", "")
            .byEnvironmentAlone()
            .listed(how)
            .problems();

    assertTrue(
        problems.stream()
            .anyMatch(
                problem ->
                    problem.startsWith(
                        "TWT-022: The variable TWILIO_TOKEN_PROFILE_DEFAULT_CLAIM_TEAM_PATTERN: It"
                            + " is set to nothing")),
        problems.toString());
  }

  @ParameterizedTest
  @EnumSource
  void aPatternOfNoParameterDoesNotDeploy(VariableListing how) {
    assertEquals(
        "TWT-024: The variable TWILIO_TOKEN_PROFILE_DEFAULT_PARAM_VIST_PATTERN: No value of the"
            + " profile holds such a {param:NAME}. Correct the spelling or remove it; the settings reference lists every key.",
        teamRoom("team")
            .with(PROFILE + "param.vist.pattern", "x")
            .byEnvironmentAlone()
            .listed(how)
            .problem());
  }

  /** As a vault that answers, and tells nobody what it holds. */
  @Test
  void aSourceThatListsNothingIsAskedForWhatIsNamed() {
    Map<String, String> held =
        Map.of(
            CLAIM + "team.pattern", "[a-z]+",
            CLAIM + "acr.pattern", "gold");
    Profile profile =
        teamRoom("team")
            .without(CLAIM + "team.pattern")
            .with(PROFILE + "claims", "acr")
            .source(new Silent(held))
            .profile();

    assertEquals(Set.of("acr", "team"), profile.accessRule().conditions().keySet());
  }

  private record Silent(Map<String, String> held) implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      return Set.of();
    }

    @Override
    @SuppressWarnings("NullAway") // as the interface has it
    public String getValue(String key) {
      return held.get(key);
    }

    @Override
    public String getName() {
      return "vault";
    }
  }
}
