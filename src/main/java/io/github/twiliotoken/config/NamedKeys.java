package io.github.twiliotoken.config;

import io.github.twiliotoken.problem.Problem;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys that any account names, without a look at whether the rest of it is right. */
final class NamedKeys {
  private NamedKeys() {}

  static Set<String> of(Source source) {
    Set<String> named = collected(source);
    if (!source.problems().isEmpty()) {
      throw Problem.KEY_IN_USE.because(
          "Not all keys that the configuration names can be seen (%s), so none is deleted",
          source.problems().get(0));
    }
    return named;
  }

  private static Set<String> collected(Source source) {
    return Stream.concat(Stream.of(Account.UNNAMED), Owners.accounts(source).stream())
        .map(AccountsReader::prefix)
        .flatMap(
            prefix ->
                Stream.of(
                    source.text(prefix + AccountsReader.KEY),
                    source.text(prefix + AccountsReader.KEY_ALIAS),
                    source.read(prefix + AccountsReader.BOTH_FILE, CredentialsFile::key)))
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }
}
