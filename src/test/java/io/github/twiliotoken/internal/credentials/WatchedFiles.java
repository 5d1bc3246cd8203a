package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.MovedClock;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Credentials files in a folder, and watches over them in virtual time. */
final class WatchedFiles {
  static final String FIRST = "SK" + "1".repeat(32);
  static final String SECOND = "SK" + "2".repeat(32);

  private static final Duration RELOAD = Duration.ofSeconds(1);
  private static final Duration LAG = Duration.ofMinutes(1);

  final MovedClock clock = new MovedClock();
  final SimulatedThreads threads = new SimulatedThreads(clock);
  final List<String> warnings = new ArrayList<>();
  private final Path dir;

  /** How files are read. */
  Function<CredentialsFile, CredentialsFileContent> reader = CredentialsFileContent::read;

  WatchedFiles(Path dir) {
    this.dir = dir;
  }

  Path file(String name) {
    return dir.resolve(name);
  }

  void write(String name, String key, String secret) throws IOException {
    Files.writeString(
        file(name), "twilio.api.key=" + key + "\ntwilio.api.secret=" + secret.repeat(32) + "\n");
  }

  SigningAccount account(String name) {
    CredentialsFile file =
        new CredentialsFile(file(name).toString(), "AC" + "a".repeat(32), Optional.empty());
    return SigningAccount.of(name, file, RELOAD, LAG);
  }

  /** A watch that has begun its first poll. */
  AccountWatch watch(SigningAccount account) {
    AccountWatch watch =
        new AccountWatch(
            account,
            file -> reader.apply(file),
            clock,
            threads.of(account.name()),
            result ->
                result.warning().map(TwilioTokenException::getMessage).ifPresent(warnings::add));
    watch.poll();
    return watch;
  }

  boolean isConfirmed(SigningAccount account) {
    return account.isConfirmed(clock.instant());
  }

  static String key(SigningAccount account) {
    return account.credentials().keySid();
  }
}
