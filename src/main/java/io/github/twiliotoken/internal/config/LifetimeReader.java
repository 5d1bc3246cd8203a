package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.TtlPolicy.Excess;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.internal.property.PropertyConverters;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import java.util.List;
import java.util.Optional;

/** Reads the global lifetimes, and those of a profile, each of which replaces a global one. */
final class LifetimeReader {
  private static final String GLOBAL = "twilio.token.ttl";

  private final PropertyReader properties;
  private final Excess excess;
  private final Bounds global;

  /** Holds the lifetimes in force and the key to blame if they do not fit. */
  private record Bounds(Ttl standard, boolean stated, TtlRange range, String key) {}

  LifetimeReader(PropertyReader properties) {
    this.properties = properties;
    this.excess = properties.read(GLOBAL + ".excess", LifetimeReader::excess).orElse(Excess.REJECT);
    TtlPolicy standard = TtlPolicy.STANDARD;
    this.global =
        bounds(
            GLOBAL,
            new Bounds(
                standard.defaultTtl(),
                false,
                new TtlRange(standard.min(), standard.max()),
                GLOBAL));
  }

  TtlPolicy global() {
    return policy(global, List.of());
  }

  TtlPolicy of(String profileKey, List<Grant> grants) {
    return policy(bounds(profileKey + ".ttl", global), grants);
  }

  private Bounds bounds(String key, Bounds inherited) {
    Optional<Ttl> stated = properties.read(key, Ttl::parse);
    Optional<Ttl> min = properties.read(key + ".min", Ttl::parse);
    Optional<Ttl> max = properties.read(key + ".max", Ttl::parse);
    TtlRange range = inherited.range;
    try {
      range = new TtlRange(min.orElse(range.min()), max.orElse(range.max()));
    } catch (TwilioTokenException e) {
      properties.report(key + (max.isPresent() ? ".max" : ".min"), e);
    }
    return new Bounds(
        stated.orElse(inherited.standard),
        stated.isPresent(),
        range,
        stated.isPresent() || min.isPresent() || max.isPresent() ? key : inherited.key);
  }

  /** Cuts an inherited default to the maximum; a stated default above it is a problem. */
  private TtlPolicy policy(Bounds bounds, List<Grant> grants) {
    Ttl max = bounds.range.max();
    Ttl standard =
        bounds.stated ? bounds.standard : bounds.standard.min(max).min(TtlPolicy.ceiling(grants));
    try {
      TtlPolicy policy = new TtlPolicy(standard, bounds.range.min(), max, excess);
      policy.checkDefault(grants);
      return policy;
    } catch (TwilioTokenException e) {
      properties.report(bounds.key, e);
      return TtlPolicy.STANDARD;
    }
  }

  private static Excess excess(String text) {
    return PropertyConverters.oneOf(text, "reject", "clamp").equals("clamp")
        ? Excess.CLAMP
        : Excess.REJECT;
  }
}
