package io.github.twiliotoken.internal.registration;

import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import java.util.List;
import java.util.function.Consumer;

/**
 * Describes a {@code @TtlLimited} of the application.
 *
 * @param place the class, or class and method, for messages
 * @param min the shortest lifetime that it allows, as it is written
 * @param max the longest one
 * @param onClass whether it is on a class
 * @param methods the method that it is on, or all that its class has
 */
public record FoundLimit(
    String place, String min, String max, boolean onClass, List<FoundMethod> methods) {
  /** Copies what it is given. */
  public FoundLimit {
    methods = List.copyOf(methods);
  }

  /** Describes the annotation on a class. */
  public static FoundLimit onClass(String place, TtlLimited limited, List<FoundMethod> methods) {
    return new FoundLimit(place, limited.min(), limited.max(), true, methods);
  }

  /** Describes the annotation on a method. */
  public static FoundLimit onMethod(String place, TtlLimited limited, FoundMethod method) {
    return new FoundLimit(place, limited.min(), limited.max(), false, List.of(method));
  }

  /** Checks its bounds, and that it can limit something. */
  void check(Consumer<TwilioTokenException> problems) {
    try {
      new TtlRange(Ttl.parse(min), Ttl.parse(max));
    } catch (TwilioTokenException e) {
      problems.accept(e.at(place));
    }
    if (methods.stream().noneMatch(FoundMethod::canBeLimited)) {
      problems.accept(
          Problem.TTL_LIMITED_MISPLACED
              .because(
                  onClass
                      ? "It is on a class without a method that takes a TokenRequest or returns an"
                          + " AccessToken"
                      : "It is on a method that is private or static, or that neither takes a"
                          + " TokenRequest nor returns an AccessToken")
              .at(place));
    }
  }
}
