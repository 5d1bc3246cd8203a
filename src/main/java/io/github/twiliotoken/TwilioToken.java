package io.github.twiliotoken;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.io.Serial;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Asks for a token of a configured profile, for the current caller.
 *
 * <pre>{@code
 * @Inject @TwilioToken("softphone") Provider<AccessToken> token;
 * }</pre>
 *
 * <p>It qualifies {@link AccessToken} or {@link String} (the JWT alone), directly in a
 * {@code @RequestScoped} class and elsewhere through {@code Provider} or {@code Instance}; each
 * {@code get()} signs a new token. Everything about it is checked at deployment.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, METHOD, TYPE})
public @interface TwilioToken {
  /** Returns the profile's name, as in {@code twilio.token.profile.<name>} of the configuration. */
  @Nonbinding
  String value() default "default";

  /**
   * Returns the lifetime to ask for, in ISO-8601 and whole seconds, for example {@code PT10M};
   * empty for the profile's default. With one outside the profile's bounds the application does not
   * deploy.
   */
  @Nonbinding
  String ttl() default "";

  /** Represents the qualifier as an object, for {@code Instance.select}. */
  final class Literal extends AnnotationLiteral<TwilioToken> implements TwilioToken {
    @Serial private static final long serialVersionUID = 1;

    private final String value;
    private final String ttl;

    private Literal(String value, String ttl) {
      this.value = value;
      this.ttl = ttl;
    }

    /** Returns the qualifier for this profile with its default lifetime. */
    public static Literal of(String profile) {
      return new Literal(profile, "");
    }

    @Override
    public String value() {
      return value;
    }

    @Override
    public String ttl() {
      return ttl;
    }
  }
}
