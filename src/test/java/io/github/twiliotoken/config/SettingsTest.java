package io.github.twiliotoken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.TtlPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lifetimes, sessions, names, expressions and the endpoint's needs. */
class SettingsTest {
  private static final Injected HERE = new Injected("com.acme.Desk.token", "p", "");

  private static void onlyProblem(String start, List<String> problems) {
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).startsWith(start), problems.get(0));
  }

  private static TtlPolicy policy(Configured configured) {
    return configured.p().policy();
  }

  @Test
  void hasTheDefaultsOfTheDesign() {
    Settings settings = Configured.profile().good();
    assertEquals(TtlPolicy.STANDARD, settings.policy());
    assertEquals(TtlPolicy.STANDARD, Configured.profile().p().policy());
    assertEquals(Duration.ZERO, settings.backdate());
    assertTrue(Configured.profile().p().sessionBound());
    assertEquals("exp", settings.callers().sessionClaim());
    assertEquals(Optional.empty(), settings.callers().identityClaim());
    assertEquals(Optional.empty(), settings.callers().rolesClaim());
  }

  @Test
  void aProfilesOwnValueReplacesTheGlobalOne() {
    TtlPolicy own =
        policy(
            Configured.profile()
                .with("twilio.token.ttl.max", "PT30M")
                .with("twilio.token.ttl.excess", "clamp")
                .with("twilio.token.profile.p.ttl", "PT3H")
                .with("twilio.token.profile.p.ttl.min", "PT2M")
                .with("twilio.token.profile.p.ttl.max", "PT4H"));
    assertEquals("PT3H", own.defaultTtl().toString());
    assertEquals("PT2M", own.min().toString());
    assertEquals("PT4H", own.max().toString());
    assertEquals(TtlPolicy.Excess.CLAMP, own.excess());
    assertFalse(
        Configured.profile()
            .with("twilio.token.profile.p.session.bound", "false")
            .p()
            .sessionBound());
  }

  @Test
  void anInheritedDefaultIsCutAndAStatedOneIsAMistake() {
    Configured shorter = Configured.profile().with("twilio.token.profile.p.ttl.max", "PT10M");
    assertEquals("PT10M", policy(shorter).defaultTtl().toString());
    assertEquals(
        "PT10M", policy(shorter.with("twilio.token.ttl", "PT20M")).defaultTtl().toString());
    onlyProblem(
        "TWT-007: twilio.token.profile.p.ttl (environment TWILIO_TOKEN_PROFILE_P_TTL): The default"
            + " lifetime PT11M is over the maximum PT10M. State a default, a minimum and a maximum that"
            + " fit each other and the grants.",
        shorter.with("twilio.token.profile.p.ttl", "PT11M").problems());
  }

  @Test
  void aGrantsCeilingAndFloorCount() {
    Configured day =
        Configured.profile()
            .with("twilio.token.ttl", "PT24H")
            .with("twilio.token.ttl.max", "PT24H")
            .with("twilio.token.profile.p.voice.incoming.allow", "true");
    assertEquals(86_399, policy(day).defaultTtl().seconds());
    onlyProblem(
        "TWT-007: twilio.token.profile.p.ttl ",
        day.with("twilio.token.profile.p.ttl", "PT24H").problems());
    Configured sync =
        Configured.profile()
            .with("twilio.token.profile.p.sync.service.sid", "IS" + Configured.HEX)
            .with("twilio.token.profile.p.ttl", "PT3M");
    assertEquals(180, policy(sync).defaultTtl().seconds());
    onlyProblem(
        "TWT-007: twilio.token.profile.p.ttl ",
        sync.with("twilio.token.profile.p.ttl", "PT179S").problems());
    onlyProblem(
        "TWT-003: twilio.token.profile.p.ttl ",
        sync.without("twilio.token.profile.p.ttl")
            .with("twilio.token.profile.p.ttl.max", "PT2M")
            .problems());
  }

  @ParameterizedTest
  @CsvSource({
    "twilio.token.ttl, PT25H, TWT-001",
    "twilio.token.ttl.max, PT24H1S, TWT-001",
    "twilio.token.ttl.min, 60, TWT-001",
    "twilio.token.ttl, PT2H, TWT-007",
    "twilio.token.ttl.min, PT2H, TWT-003",
    "twilio.token.ttl.excess, cut, TWT-022",
    "twilio.token.session.bound, yes, TWT-022",
    "twilio.token.endpoint.audience.any, yes, TWT-022",
    "twilio.token.nbf.backdate, PT61S, TWT-022",
    "twilio.token.profile.p.ttl.max, PT25H, TWT-001",
    "twilio.token.profile.p.roles, '**,agent', TWT-023",
    "twilio.token.profile.p.roles, 'a,,b', TWT-022",
  })
  void refusesAWrongValueUnderItsName(String key, String value, String code) {
    List<String> problems = Configured.profile().with(key, value).problems();
    assertTrue(
        problems.stream().anyMatch(problem -> problem.startsWith(code + ": " + key + " (env")),
        problems.toString());
  }

  @Test
  void backdatesByAMinuteAtMost() {
    assertEquals(
        Duration.ofMinutes(1),
        Configured.profile().with("twilio.token.nbf.backdate", "PT1M").good().backdate());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "twilio.token.ttl.mx",
        "twilio.token.profile.p.video.rooms",
        "twilio.token.profile.P.video.room",
        "twilio.accounts.eu.account.sid",
        "twilio.token.endpoint.get"
      })
  void refusesANameThatMeansNothing(String name) {
    onlyProblem(
        "TWT-024: The setting '" + name + "' means nothing.",
        Configured.profile().with(name, "PT1H").problems());
  }

  @Test
  void leavesForeignNamesAlone() {
    Configured.profile().with("TWILIO_TOKEN_TTL_MX", "x").with("twilio.other", "x").good();
  }

  @ParameterizedTest
  @ValueSource(strings = {"${claim:team}", "team-${param:room}", "${nothing}", "a${nothing.b}"})
  void refusesAnExpressionThatIsNone(String value) {
    onlyProblem(
        "TWT-025: twilio.token.profile.p.video.room (environment"
            + " TWILIO_TOKEN_PROFILE_P_VIDEO_ROOM): ",
        Configured.profile().with("twilio.token.profile.p.video.room", value).problems());
  }

  @Test
  void takesAnExpressionThatHasAValue() {
    Configured.profile()
        .with("room", "standup")
        .with("twilio.token.profile.p.video.room", "${room}-${absent:1}")
        .good();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{claim:team}", "x-{param:room}"})
  void fillsNoPlaceholderYetAndTakesNoneForAText(String value) {
    onlyProblem(
        "TWT-027: twilio.token.profile.p.video.room ",
        Configured.profile().with("twilio.token.profile.p.video.room", value).problems());
  }

  @Test
  void refusesAProfileThatIsUnknownOrNamedWrongly() {
    onlyProblem(
        "TWT-010: com.acme.Desk.token: The profile 'p' has no grant, such as"
            + " twilio.token.profile.p.video.room (environment"
            + " TWILIO_TOKEN_PROFILE_P_VIDEO_ROOM). Set at least one grant",
        Configured.account().problems(HERE));
    onlyProblem(
        "TWT-010: twilio.token.profiles (environment TWILIO_TOKEN_PROFILES): The name 'Soft-phone'",
        Configured.account().with("twilio.token.profiles", "Soft-phone").problems());
  }

  @Test
  void refusesAnInjectedLifetimeOutsideTheProfilesBounds() {
    Configured.profile().good(new Injected("Desk.token", "p", "PT1H"));
    onlyProblem(
        "TWT-002: Desk.token: A lifetime of 3601 s is not from 60 s (policy) to 3600 s (policy).",
        Configured.profile()
            .with("twilio.token.ttl.excess", "clamp")
            .problems(new Injected("Desk.token", "p", "PT3601S")));
    onlyProblem(
        "TWT-001: Desk.token: PT25H",
        Configured.profile().problems(new Injected("Desk.token", "p", "PT25H")));
  }

  @Test
  void refusesVideoOutsideUs1() {
    onlyProblem(
        "TWT-046: twilio.token.profile.p.video.room ",
        Configured.profile().with("twilio.region", "ie1").problems());
  }

  @Test
  void anEndpointKnowsItsCallers() {
    assertTrue(Configured.endpoint().read(true) instanceof Reading.Good);
    assertEquals(Set.of("one", "other"), Configured.endpoint().good().callers().audiences());
    onlyProblem(
        "TWT-030: mp.jwt.verify.issuer (environment MP_JWT_VERIFY_ISSUER): ",
        Configured.endpoint().without("mp.jwt.verify.issuer").endpointProblems());
    Configured any = Configured.endpoint().without("mp.jwt.verify.audiences");
    onlyProblem("TWT-030: mp.jwt.verify.audiences ", any.endpointProblems());
    any.with("twilio.token.endpoint.audience.any", "true");
    assertTrue(any.read(true) instanceof Reading.Good);
    for (String header : List.of("Cookie", "cookie")) {
      onlyProblem(
          "TWT-030: mp.jwt.token.header ",
          Configured.endpoint().with("mp.jwt.token.header", header).endpointProblems());
    }
    assertTrue(
        Configured.endpoint().with("mp.jwt.token.header", "Authorization").read(true)
            instanceof Reading.Good);
  }

  @Test
  void anEndpointHasProfilesWithRoles() {
    onlyProblem(
        "TWT-020: twilio.token.profiles ",
        Configured.endpoint().without("twilio.token.profiles").endpointProblems());
    onlyProblem(
        "TWT-020: twilio.token.profile.p.roles ",
        Configured.endpoint().without("twilio.token.profile.p.roles").endpointProblems());
  }

  @Test
  void findsAClaimByItsNameBeforeItsPath() {
    Map<String, Object> claims =
        Map.of("https://acme.test/roles", "whole", "a", Map.of("b", Map.of("c", "nested")));
    assertEquals(Optional.of("whole"), ClaimPath.find(claims, "https://acme.test/roles"));
    assertEquals(Optional.of("nested"), ClaimPath.find(claims, "a/b/c"));
    assertEquals(Optional.empty(), ClaimPath.find(claims, "a/x"));
    assertEquals(Optional.empty(), ClaimPath.find(claims, "a/b/c/d"));
    assertEquals(Optional.empty(), ClaimPath.find(claims, ""));
  }
}
