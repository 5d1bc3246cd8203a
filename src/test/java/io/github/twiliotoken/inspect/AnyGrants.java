package io.github.twiliotoken.inspect;

import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.PlaybackGrant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.TaskRouterGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates grants of every kind; many of their values are refused. */
final class AnyGrants {
  private AnyGrants() {}

  /** A value that may be refused when it is made. */
  record Attempt<T>(Supplier<T> make) {
    Optional<T> made() {
      try {
        return Optional.of(make.get());
      } catch (TwilioTokenException refused) {
        return Optional.empty();
      }
    }
  }

  static Arbitrary<List<Attempt<Grant>>> grants() {
    return Arbitraries.oneOf(voice(), chat(), video(), sync(), taskRouter(), player(), custom())
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.of(
        "standup",
        "*",
        "**",
        "",
        " ",
        "\u00a0",
        "\u2003",
        "a".repeat(128),
        "a".repeat(129),
        "\ud83c\udf89".repeat(64),
        "\ud83c\udf89".repeat(65),
        "\ud83c",
        "\"},\"video\":{\"room\":\"",
        "\u0000\u001b\u2028",
        "RM" + "0".repeat(32),
        "{claim:x}");
  }

  private static Arbitrary<Optional<String>> sids(String prefix) {
    return Arbitraries.of(prefix + "0".repeat(32), prefix + "aF".repeat(16), prefix + "g", "")
        .optional(0.7);
  }

  private static Arbitrary<Attempt<Grant>> voice() {
    return Combinators.combine(
            Arbitraries.of(true, false), sids("AP"), objects(), sids("CR"), texts().optional(0.5))
        .as(
            (incoming, application, params, push, endpoint) ->
                new Attempt<>(
                    () ->
                        new VoiceGrant(
                            incoming,
                            application.map(sid -> new VoiceGrant.Outgoing(sid, params)),
                            push,
                            endpoint)));
  }

  private static Arbitrary<Attempt<Grant>> chat() {
    return Combinators.combine(sids("IS"), texts().optional(0.5), sids("RL"), sids("CR"))
        .as(
            (service, endpoint, role, push) ->
                new Attempt<>(() -> new ChatGrant(service.orElse(""), endpoint, role, push)));
  }

  private static Arbitrary<Attempt<Grant>> video() {
    return texts().optional(0.9).map(room -> new Attempt<>(() -> new VideoGrant(room)));
  }

  private static Arbitrary<Attempt<Grant>> sync() {
    return Combinators.combine(sids("IS"), texts().optional(0.5))
        .as(
            (service, endpoint) ->
                new Attempt<>(() -> new SyncGrant(service.orElse(""), endpoint)));
  }

  private static Arbitrary<Attempt<Grant>> taskRouter() {
    return Combinators.combine(sids("WS"), sids("WK"), texts().optional(0.5))
        .as(
            (workspace, worker, role) ->
                new Attempt<>(() -> new TaskRouterGrant(workspace.orElse(""), worker, role)));
  }

  @SuppressWarnings("NullAway") // Twilio's own object holds nulls
  private static Arbitrary<Attempt<Grant>> player() {
    return objects()
        .map(
            object -> {
              Map<String, Object> withNull = new LinkedHashMap<>(object);
              withNull.put("requestCredentials", null);
              return new Attempt<>(() -> new PlaybackGrant(withNull));
            });
  }

  private static Arbitrary<Attempt<Grant>> custom() {
    Arbitrary<String> keys =
        Arbitraries.oneOf(
            Arbitraries.of("ip_messaging", "rtc", "acme", "Voice", "identity", "voice", "grants"),
            texts());
    return Combinators.combine(keys, objects())
        .as((key, object) -> new Attempt<>(() -> new CustomGrant(key, object)));
  }

  private static Arbitrary<Map<String, Object>> objects() {
    return Arbitraries.maps(
            Arbitraries.oneOf(Arbitraries.of("a", "b", "service_sid", ""), texts()), values())
        .ofMaxSize(3);
  }

  private static Arbitrary<Object> values() {
    return Arbitraries.oneOf(
        texts().map(text -> (Object) text),
        Arbitraries.of(
            true,
            -7,
            Long.MIN_VALUE,
            BigInteger.TEN.pow(99),
            BigInteger.TEN.pow(100),
            new BigDecimal("1E+99"),
            new BigDecimal("1E+100"),
            new BigDecimal("1E-99"),
            new BigDecimal("1E-100"),
            new BigDecimal("0." + "3".repeat(99)),
            new BigDecimal("0." + "3".repeat(101)),
            new BigDecimal("-0.00"),
            new BigDecimal("9".repeat(50) + "." + "9".repeat(50)),
            Map.of(),
            List.of(),
            nested(15),
            nested(16),
            nested(17),
            "x".repeat(5_000),
            "x".repeat(8_000)));
  }

  private static Object nested(int levels) {
    return Stream.iterate((Object) 1, inner -> Map.of("a", List.of(inner)))
        .skip(levels / 2)
        .findFirst()
        .orElseThrow();
  }
}
