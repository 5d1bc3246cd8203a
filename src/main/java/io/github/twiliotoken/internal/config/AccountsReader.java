package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.internal.property.KnownProperties;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads each account that something refers to, once. */
final class AccountsReader {
  private final PropertyReader properties;
  private final Map<String, Optional<SigningAccount>> read = new LinkedHashMap<>();

  AccountsReader(PropertyReader properties) {
    this.properties = properties;
  }

  /** Returns the accounts that could be read, by name. */
  Map<String, SigningAccount> all() {
    Map<String, SigningAccount> all = new LinkedHashMap<>();
    read.forEach((name, account) -> account.ifPresent(found -> all.put(name, found)));
    return all;
  }

  /** Returns every name that was asked for, also of accounts that could not be read. */
  Set<String> names() {
    return read.keySet();
  }

  /**
   * Reads an account at the first call and returns that result at every later one.
   *
   * @param place what refers to it, for messages
   */
  Optional<SigningAccount> read(String name, String place) {
    if (!name.equals(AccountProperties.UNNAMED) && !KnownProperties.NAME.matcher(name).matches()) {
      properties.report(
          Problem.ACCOUNT_UNKNOWN
              .because("The name '%s' is not of small letters and digits", name)
              .at(place));
      read.put(name, Optional.empty());
      return Optional.empty();
    }
    return read.computeIfAbsent(name, unread -> new AccountReader(properties, unread).read());
  }
}
