package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.value.TtlRange;
import java.util.concurrent.Callable;

/**
 * The bounds that {@code @TtlLimited} puts on whatever this thread issues while the method runs. So
 * they enter the decision of a token that the method has not asked for yet.
 */
final class TtlScope {
  private static final ThreadLocal<TtlRange> CURRENT = new ThreadLocal<>();

  private TtlScope() {}

  static TtlRange current() {
    TtlRange range = CURRENT.get();
    return range == null ? TtlRange.ANY : range;
  }

  /** Runs with these bounds as well; afterwards they are as before, whatever happens. */
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
