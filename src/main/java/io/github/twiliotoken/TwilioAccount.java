package io.github.twiliotoken;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.io.Serial;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Names an account of the configuration, {@code twilio.accounts.<name>}. An injection point without
 * it means the account that has no name.
 *
 * <pre>{@code
 * @Inject @TwilioAccount("eu") TokenIssuer issuer;
 * }</pre>
 *
 * <p>Deployment reads and checks each account that an injection point or a profile names. For a
 * {@link TwilioToken @TwilioToken} the profile says which account signs.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER, TYPE})
public @interface TwilioAccount {
  /** Returns the account's name: small letters and digits. */
  String value();

  /**
   * Represents the qualifier as an object, for {@code Instance.select}. An injection point must
   * name the account as well, since deployment reads no other.
   */
  final class Literal extends AnnotationLiteral<TwilioAccount> implements TwilioAccount {
    @Serial private static final long serialVersionUID = 1;

    private final String value;

    private Literal(String value) {
      this.value = value;
    }

    /** Returns the qualifier for the account of this name. */
    public static Literal of(String value) {
      return new Literal(value);
    }

    @Override
    public String value() {
      return value;
    }
  }
}
