package io.github.twiliotoken.grant;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.problem.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The objects that are handed on as they are: custom grants, parameters of calls, Playback. */
class GrantObjectsTest {
  private static final String HEX = "0123456789abcdef0123456789abcdef";

  private static Map<String, Object> nested(int levels) {
    Map<String, Object> map = Map.of("a", 1);
    for (int level = 1; level < levels; level++) {
      map = Map.of("a", map);
    }
    return map;
  }

  @Test
  void keepsItsOwnCopyInOrder() {
    Map<String, Object> mine = new LinkedHashMap<>();
    List<Object> list = new ArrayList<>(List.of(1));
    mine.put("z", list);
    mine.put("a", new BigDecimal("0.10"));
    CustomGrant grant = new CustomGrant("rtc", mine);
    list.add(2);
    mine.clear();

    assertEquals("{z=[1], a=0.10}", grant.payload().toString());
    assertThrows(UnsupportedOperationException.class, () -> grant.payload().clear());
    assertThrows(
        UnsupportedOperationException.class,
        () -> ((List<?>) List.copyOf(grant.payload().values()).get(0)).clear());
  }

  @Test
  @SuppressWarnings("NullAway") // what it must refuse
  void takesOnlyWhatJsonCarriesExactly() {
    Map<String, Object> holdsNull = new HashMap<>();
    holdsNull.put("a", null);

    refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new CustomGrant("rtc", holdsNull));
    for (Object wrong : List.of(0.1, 1f, new Object(), 'c', "\ud83d", Map.of(1, 2))) {
      refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new CustomGrant("rtc", Map.of("a", wrong)));
    }

    Map<String, Object> circle = new HashMap<>();
    circle.put("a", circle);
    refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new CustomGrant("rtc", circle));
  }

  @Test
  @SuppressWarnings("NullAway") // as Twilio's API hands it out
  void passesThePlaybackObjectOn() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("requestCredentials", null);
    object.put("playbackUrl", "https://playback.test");
    object.put("list", Collections.singletonList(null));

    assertEquals(object, new PlaybackGrant(object).payload());
    refuses(Problem.GRANT_INCOMPLETE, () -> new PlaybackGrant(Map.of()));
  }

  @Test
  void keepsNullsOnlyForPlaybackAndNoFractions() {
    List<Object> holdsNull = Collections.singletonList(null);

    refuses(
        Problem.GRANT_VALUE_NOT_POSSIBLE,
        () -> new VoiceGrant().outgoing("AP" + HEX, Map.of("a", holdsNull)));
    refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new CustomGrant("rtc", Map.of("a", holdsNull)));
    for (Object fraction : List.of(0.5, 0.5f, Double.NaN)) {
      refuses(
          Problem.GRANT_VALUE_NOT_POSSIBLE,
          () -> new VoiceGrant().outgoing("AP" + HEX, Map.of("a", fraction)));
      refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new PlaybackGrant(Map.of("a", fraction)));
    }
  }

  @Test
  void takes16LevelsAndRefusesThe17th() {
    new CustomGrant("rtc", nested(16));

    refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new CustomGrant("rtc", nested(17)));

    new PlaybackGrant(nested(16));
    refuses(Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new PlaybackGrant(nested(17)));

    new VoiceGrant().outgoing("AP" + HEX, nested(16));

    refuses(
        Problem.GRANT_VALUE_NOT_POSSIBLE, () -> new VoiceGrant().outgoing("AP" + HEX, nested(17)));
  }

  @Test
  void keepsEveryExactNumber() {
    List<Object> exact =
        List.of(
            (byte) 1,
            (short) 1,
            1,
            Long.MAX_VALUE,
            new BigInteger("9223372036854775808"),
            new BigDecimal("0.10"));

    assertEquals(exact, new CustomGrant("rtc", Map.of("a", exact)).payload().get("a"));
  }

  @Test
  void aNumberHasAtMost100Digits() {
    for (String possible : new String[] {"1e99", "1e-99", "0." + "3".repeat(50), "9".repeat(100)}) {
      new CustomGrant("acme", Map.of("a", new BigDecimal(possible)));
    }
    new CustomGrant("acme", Map.of("a", BigInteger.TEN.pow(99)));

    for (String impossible : new String[] {"1e100", "1e-100", "1e1000000", "9".repeat(101)}) {
      refuses(
          Problem.GRANT_VALUE_NOT_POSSIBLE,
          () -> new PlaybackGrant(Map.of("a", List.of(new BigDecimal(impossible)))));
    }

    refuses(
        Problem.GRANT_VALUE_NOT_POSSIBLE,
        () -> new CustomGrant("acme", Map.of("a", BigInteger.TEN.pow(100))));
  }
}
