package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.value.TtlRange;
import java.util.concurrent.Callable;

/**
 * Keeps, for each thread, the bounds of the methods with {@code @TtlLimited} that are running.
 * Every issuer reads them, so that they enter the decision before anything is signed.
 */
final class TtlScope {
  private static final ThreadLocal<TtlRange> CURRENT = new ThreadLocal<>();

  private TtlScope() {}

  /** Returns the bounds of this thread; outside of such a method, every lifetime is within them. */
  static TtlRange current() {
    TtlRange range = CURRENT.get();
    return range == null ? TtlRange.ANY : range;
  }

  /** Runs the body within these bounds as well, and restores those before it. */
  static <T> T call(TtlRange range, Callable<T> body) throws Exception {
    TtlRange before = CURRENT.get();
    TtlRange outer = before == null ? TtlRange.ANY : before;
    TtlRange both = outer.and(range);
    if (both.equals(outer)) {
      return body.call();
    }
    CURRENT.set(both);
    try {
      return body.call();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }
}
