package io.github.twiliotoken.internal.profile;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.internal.config.ConfigFixture.HEX;
import static io.github.twiliotoken.internal.config.ConfigFixture.PROFILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.TaskRouterGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.internal.config.ConfigFixture;
import io.github.twiliotoken.problem.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers fill into the placeholders of a profile. */
class ProfileGrantsTest {
  private static final String ROOM = PROFILE + "video.room";

  private static ProfileGrants claim() {
    return ConfigFixture.served().with(ROOM, "team-{claim:team}").profile().grants();
  }

  private static ProfileGrants param(String template, String pattern) {
    return ConfigFixture.served()
        .with(ROOM, template)
        .with(PROFILE + "param.room.pattern", pattern)
        .profile()
        .grants();
  }

  private static ProfileGrants tagged() {
    return ConfigFixture.injection()
        .with(PROFILE + "grant.acme", "{\"team\": \"{claim:team}\"}")
        .profile()
        .grants();
  }

  private static List<Grant> tag(String team) {
    return List.of(new CustomGrant("acme", Map.of("team", team)));
  }

  private static List<Grant> room(String name) {
    return List.of(new VideoGrant(name));
  }

  @Nested
  class Filled {
    static Stream<Arguments> texts() {
      return Stream.of(
          Arguments.of("red", "red"),
          Arguments.of(" ", " "),
          Arguments.of("\ud83d\ude00", "\ud83d\ude00"),
          Arguments.of(7, "7"),
          Arguments.of(-7L, "-7"),
          Arguments.of(new BigDecimal("1.50"), "1.5"),
          Arguments.of(new BigDecimal("100"), "100"),
          Arguments.of(new BigDecimal("1E+3"), "1000"),
          Arguments.of(new BigDecimal("0.00"), "0"),
          Arguments.of(1.5, "1.5"),
          Arguments.of(new BigDecimal("1E+122"), "1" + "0".repeat(122)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aClaimIsFilledInAsAText(Object claim, String text) {
      ProfileGrants grants = claim();
      assertEquals(room("team-" + text), grants.fill(Map.of("team", claim), Map.of()));
      assertEquals(room("team-x"), grants.samples());
    }

    @Test
    void theLongestNumberFitsWhereATextOfItsLengthDoes() {
      assertEquals(
          tag("1" + "0".repeat(255)),
          tagged().fill(Map.of("team", new BigDecimal("1E+255")), Map.of()));
    }

    @Test
    void aFilledRoomHasAtMost128Characters() {
      assertEquals(
          room("team-" + "a".repeat(123)), claim().fill(Map.of("team", "a".repeat(123)), Map.of()));
      assertEquals(
          "The caller's claim 'team' does not fit: The video.room has 129 characters; Twilio takes"
              + " 128 at most",
          refuses(
                  Problem.CLAIM_REFUSED,
                  () -> claim().fill(Map.of("team", "a".repeat(124)), Map.of()))
              .detail());
    }

    @Test
    void aFilledValueHasAtMost256Characters() {
      String longest = "a".repeat(256);

      assertEquals(tag(longest), tagged().fill(Map.of("team", longest), Map.of()));
      assertEquals(
          "The caller's claim 'team' has 257 characters; it needs 1 to 256",
          refuses(
                  Problem.CLAIM_REFUSED,
                  () -> claim().fill(Map.of("team", longest + "a"), Map.of()))
              .detail());
    }

    @Test
    void aClaimIsFoundByItsWholeNameOrByAPath() {
      ProfileGrants grants =
          ConfigFixture.served().with(ROOM, "{claim:org/team}").profile().grants();

      assertEquals(room("red"), grants.fill(Map.of("org", Map.of("team", "red")), Map.of()));
      assertEquals(
          room("blue"),
          grants.fill(Map.of("org/team", "blue", "org", Map.of("team", "red")), Map.of()));
      refuses(
          Problem.CLAIM_MISSING, () -> grants.fill(Map.of("org", Map.of("tea", "x")), Map.of()));
    }

    @Test
    void whatIsFilledInIsNeverExpandedAgain() {
      ProfileGrants grants =
          ConfigFixture.served()
              .with(ROOM, "{claim:team}.{param:room}")
              .with(PROFILE + "claim.team.pattern", "[a-z{}:]+")
              .with(PROFILE + "param.room.pattern", "[a-z{}:]+")
              .profile()
              .grants();

      assertEquals(
          room("{param:room}.{claim:team}"),
          grants.fill(Map.of("team", "{param:room}"), Map.of("room", "{claim:team}")));
      assertEquals(room("$1.b"), grants.fill(Map.of("team", "$1"), Map.of("room", "b")));
    }

    @Test
    void whatIsNotFilledStaysAsItIsConfigured() {
      ProfileGrants grants =
          ConfigFixture.served()
              .with(ROOM, "*")
              .with(PROFILE + "voice.incoming.allow", "true")
              .with(PROFILE + "voice.outgoing.application.sid", "AP" + HEX)
              .with(PROFILE + "voice.outgoing.params", "{\"t\": \"{claim:team}\"}")
              .with(PROFILE + "sync.service.sid", "IS" + HEX)
              .with(PROFILE + "taskrouter.workspace.sid", "WS" + HEX)
              .with(PROFILE + "taskrouter.role", "{claim:team}")
              .profile()
              .grants();

      assertEquals(
          List.of(
              new VoiceGrant().incoming().outgoing("AP" + HEX, Map.of("t", "red")),
              VideoGrant.everyRoom(),
              new SyncGrant("IS" + HEX),
              new TaskRouterGrant("WS" + HEX).role("red")),
          grants.fill(Map.of("team", "red"), Map.of()));

      ProfileGrants fixed = ConfigFixture.served().profile().grants();
      assertSame(fixed.samples(), fixed.fill(Map.of(), Map.of()));
      assertEquals(Set.of(), fixed.params());
    }
  }

  @Nested
  class Refused {
    static Stream<Object> unfit() {
      return Stream.of(
          List.of("red"),
          Map.of("a", "red"),
          true,
          List.of(),
          new BigDecimal("1E+256"),
          new BigDecimal("1E+2147483647"),
          new BigDecimal("1E-2147483647"),
          new BigDecimal("10E+2147483647"),
          new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
          Double.POSITIVE_INFINITY,
          Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void refusesClaimsOfOtherTypes(Object claim) {
      assertEquals(
          "TWT-066: The caller's claim 'team' is neither a text nor a number of possible size. Ask"
              + " the operator which callers the profile is for.",
          refuses(Problem.CLAIM_REFUSED, () -> claim().fill(Map.of("team", claim), Map.of()))
              .getMessage());
    }

    @Test
    void nothingIsFilledWithAnEmptyText() {
      for (Map<String, Object> claims :
          List.of(
              Map.<String, Object>of(),
              Map.<String, Object>of("team", ""),
              Map.<String, Object>of("Team", "red"))) {
        assertEquals(
            "TWT-061: The caller has no claim 'team'. Ask the identity provider to add it.",
            refuses(Problem.CLAIM_MISSING, () -> claim().fill(claims, Map.of())).getMessage());
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n", "\u0000", "\u007f", "\u0085", "\t", "\ud83d", "\ude00\ud83d"})
    void refusesControlCharactersAndHalfSurrogates(String value) {
      assertEquals(
          "The caller's claim 'team' holds a control character or half a surrogate pair",
          refuses(Problem.CLAIM_REFUSED, () -> claim().fill(Map.of("team", value), Map.of()))
              .detail());

      ProfileGrants anything = param("{param:room}", "(?s).+");

      assertEquals(
          "The parameter 'room' holds a control character or half a surrogate pair",
          refuses(Problem.PARAMETER_REFUSED, () -> anything.fill(Map.of(), Map.of("room", value)))
              .detail());
    }

    @Test
    void aStarIsNeverFilledIn() {
      ProfileGrants whole = ConfigFixture.served().with(ROOM, "{claim:team}").profile().grants();

      assertEquals(
          "TWT-066: The caller's claim 'team' gives '*', which is never filled in. Ask the operator"
              + " which callers the profile is for.",
          refuses(Problem.CLAIM_REFUSED, () -> whole.fill(Map.of("team", "*"), Map.of()))
              .getMessage());
      assertEquals(
          "The parameter 'room' gives '*', which is never filled in",
          refuses(
                  Problem.PARAMETER_REFUSED,
                  () -> param("{param:room}", ".+").fill(Map.of(), Map.of("room", "*")))
              .detail());
      assertEquals(room("**"), whole.fill(Map.of("team", "**"), Map.of()));
      assertEquals(room("team-*"), claim().fill(Map.of("team", "*"), Map.of()));
    }

    @Test
    void refusesAClaimWithItsSeparator() {
      ProfileGrants grants =
          ConfigFixture.served()
              .with(ROOM, "{claim:team}.{claim:room}")
              .with(PROFILE + "claim.team.pattern", "[a-z]+")
              .profile()
              .grants();

      assertEquals(
          "The caller's claim 'team' holds the character that ends it",
          refuses(
                  Problem.CLAIM_REFUSED,
                  () -> grants.fill(Map.of("team", "a.b", "room", "c"), Map.of()))
              .detail());
      assertEquals(room("a.b.c"), grants.fill(Map.of("team", "a", "room", "b.c"), Map.of()));
    }

    @Test
    void aSidThatIsFilledInIsCheckedAgain() {
      ProfileGrants grants =
          ConfigFixture.served()
              .without(ROOM)
              .with(PROFILE + "chat.service.sid", "{claim:chat}")
              .profile()
              .grants();

      assertEquals(
          List.of(new ChatGrant("IS" + HEX)), grants.fill(Map.of("chat", "IS" + HEX), Map.of()));
      for (String bad : List.of("IS1", "AC" + HEX)) {
        var refused =
            refuses(Problem.CLAIM_REFUSED, () -> grants.fill(Map.of("chat", bad), Map.of()));

        assertEquals(403, refused.problem().status());
        assertEquals(
            "The caller's claim 'chat' does not fit: A text of "
                + bad.length()
                + " characters that "
                + (bad.startsWith("IS") ? "starts" : "does not start")
                + " with 'IS' is not 'IS' and 32 hexadecimal digits",
            refused.detail());
      }
    }
  }
}
