package io.github.twiliotoken.internal.keys;

import io.github.twiliotoken.internal.credentials.CredentialsFile;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.internal.property.PropertyOwners;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Collects the keys that any account names, and checks nothing else of the accounts. */
public final class NamedKeys {
  private NamedKeys() {}

  /**
   * Reads the SIDs of the keys that the configuration names now, on whatever account.
   *
   * @throws TwilioTokenException {@link Problem#KEY_IN_USE} if a file that names one cannot be read
   */
  public static Set<String> of(Config config) {
    PropertyReader properties = new PropertyReader(config);
    Set<String> named = collected(properties);
    if (!properties.problems().isEmpty()) {
      throw Problem.KEY_IN_USE.because(
          "Not all keys that the configuration names can be seen (%s), so none is deleted",
          properties.problems().get(0));
    }
    return named;
  }

  private static Set<String> collected(PropertyReader properties) {
    return Stream.concat(
            Stream.of(AccountProperties.UNNAMED), PropertyOwners.accounts(properties).stream())
        .map(AccountProperties::prefix)
        .flatMap(
            prefix ->
                Stream.of(
                    properties.text(prefix + AccountProperties.API_KEY),
                    properties.text(prefix + AccountProperties.API_KEY_ALIAS),
                    properties.read(
                        prefix + AccountProperties.API_CREDENTIALS_LOCATION, CredentialsFile::key)))
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }
}
