package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.TtlRange;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;

/**
 * Bounds the lifetimes of a method with {@code @TtlLimited}: it narrows each {@code TokenRequest}
 * that the method is given, and whatever is issued while the method runs. It refuses a returned
 * token that lives longer all the same.
 */
@Interceptor
@TtlLimited
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class TtlLimitedInterceptor {
  private final TtlLimits limits;

  @Inject
  TtlLimitedInterceptor(TtlLimits limits) {
    this.limits = limits;
  }

  @AroundInvoke
  Object limit(InvocationContext call) throws Exception {
    Object target = call.getTarget();
    TtlRange range = limits.of(call.getMethod(), target == null ? null : target.getClass());
    Object[] arguments = call.getParameters();
    boolean narrowed = false;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof TokenRequest request) {
        // those of the methods around it too: an issuer that is not ours cannot ask for them
        TokenRequest bounded = request.within(TtlScope.current().and(range));
        narrowed |= !bounded.range().equals(request.range());
        arguments[i] = bounded;
      }
    }
    if (narrowed) {
      call.setParameters(arguments);
    }
    Object result = TtlScope.call(range, call::proceed);
    if (result instanceof AccessToken token) {
      // only a token that another issuer made, or that was kept, can still be too long
      Duration lifetime = Duration.between(token.issuedAt(), token.expiresAt());
      if (lifetime.compareTo(range.max().value()) > 0) {
        throw Problem.TTL_OUT_OF_BOUNDS.because(
            "The token lives %d s, over the %d s of @TtlLimited",
            lifetime.toSeconds(), range.max().seconds());
      }
    }
    return result;
  }
}
