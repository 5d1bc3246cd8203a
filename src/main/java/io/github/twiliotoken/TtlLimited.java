package io.github.twiliotoken;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Bounds the lifetime of tokens that a bean's methods ask for or return.
 *
 * <p>It is an interceptor binding, and works on methods that take a {@link TokenRequest} or return
 * an {@link AccessToken}. The bounds enter the decision, before anything is signed: a lifetime that
 * was not asked for is cut to {@code max}, one that was asked for is refused or cut as the
 * operator's policy says. They narrow, and never widen, what the policy allows.
 */
@Inherited
@InterceptorBinding
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface TtlLimited {
  /** The shortest lifetime, in ISO-8601 and whole seconds, from one second. */
  @Nonbinding
  String min() default "PT1S";

  /** The longest lifetime, in ISO-8601 and whole seconds, up to 24 hours. */
  @Nonbinding
  String max() default "PT24H";
}
