package com.example.keys;

import com.example.keys.Arguments.NotUnderstoodException;
import io.github.twiliotoken.keys.ApiKeys;
import io.github.twiliotoken.keys.CredentialsStore;
import io.github.twiliotoken.keys.FileCredentialsStore;
import io.github.twiliotoken.keys.KeyRotation;
import io.github.twiliotoken.keys.TwilioApiException;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Manages the API keys of one account, by hand or from a scheduler. It prints each step once it is
 * done. Standard error gets what went wrong, what is in use, what to do about it, and what waits
 * for Twilio. {@link Outcome} has the exit codes.
 */
public final class RotateKeys {
  private static final String USAGE =
      """
      list                                   the account's keys, and which is in use
      rotate [--every P30D] [--dry-run]      a successor, where the key in use is older than that,
             [--soak PT10M]                  and whatever no token needs is deleted; a new key may
                                             wait before it is used
      revoke-all SK… [--words '…']           ends all tokens of a key, now; a successor comes first
      each with [--secret NAME]              the store is this Kubernetes Secret, not the file

      It ends with 0 when all was done, with 2 when it was not understood, with 3 when it is to be
      run again later (Twilio is busy, out of reach, or does not know the new key yet), with 4 when
      the store must be repaired, with 5 when the login is wrong, with 6 when a key that was to be
      revoked still lives, and with 1 when anything else was refused.
      """;

  private static final Set<String> COMMANDS = Set.of("list", "rotate", "revoke-all");
  private static final Duration DEFAULT_PERIOD = Duration.ofDays(30);
  private static final String FILE = "twilio.api.credentials.location";

  private final Config config;
  private final Clock clock;
  private final ApiKeys keys;
  private final Optional<CredentialsStore> store;
  private final Output output;

  private record Output(Report report, PrintStream err) {}

  private RotateKeys(
      Config config, Clock clock, ApiKeys keys, Optional<CredentialsStore> store, Output output) {
    this.config = config;
    this.clock = clock;
    this.keys = keys;
    this.store = store;
    this.output = output;
  }

  public static void main(String[] arguments) {
    System.exit(
        run(ConfigProvider.getConfig(), Clock.systemUTC(), System.out, System.err, arguments));
  }

  /** Does what {@link #main} does, and returns the exit code. */
  public static int run(
      Config config, Clock clock, PrintStream out, PrintStream err, String... words) {
    Arguments arguments = new Arguments(words);
    try {
      String command =
          arguments.word().orElseThrow(() -> new NotUnderstoodException("What is to be done?"));
      if (!COMMANDS.contains(command)) {
        throw new NotUnderstoodException("There is no '" + command + "'.");
      }
      Optional<CredentialsStore> store =
          store(arguments.option("--secret"), config).map(StoreFailedException::watched);
      try (ApiKeys keys = ApiKeys.configured(config)) {
        Output output = new Output(new Report(out), err);
        return new RotateKeys(config, clock, keys, store, output).run(command, arguments).code();
      }
    } catch (NotUnderstoodException e) {
      err.printf("%s%n%n%s", e.getMessage(), USAGE);
      return Outcome.NOT_UNDERSTOOD.code();
    } catch (TwilioTokenException | IllegalStateException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return Outcome.REFUSED.code();
    }
  }

  private static Optional<CredentialsStore> store(Optional<String> secret, Config config) {
    if (secret.isPresent()) {
      return secret.map(KubernetesSecretStore::inCluster);
    }
    return config
        .getOptionalValue(FILE, String.class)
        .map(file -> new FileCredentialsStore(Path.of(file)));
  }

  private Outcome run(String command, Arguments arguments) {
    switch (command) {
      case "list" -> {
        arguments.requireNoMore();
        return attempt(this::list, Outcome::of);
      }
      case "rotate" -> {
        boolean dryRun = arguments.flag("--dry-run");
        Duration every = arguments.duration("--every", DEFAULT_PERIOD);
        Duration soak = arguments.duration("--soak", Duration.ZERO);
        arguments.requireNoMore();
        KeyRotation rotation = rotation();
        return attempt(() -> rotate(rotation, every, soak, dryRun), Outcome::of);
      }
      default -> {
        Optional<String> confirmation = arguments.option("--words");
        String sid =
            arguments
                .word()
                .orElseThrow(() -> new NotUnderstoodException("Which key is to be revoked?"));
        arguments.requireNoMore();
        KeyRotation rotation = rotation();
        return attempt(() -> revoke(rotation, sid, confirmation), e -> notRevoked(sid, e));
      }
    }
  }

  private KeyRotation rotation() {
    return KeyRotation.configured(
        config,
        keys,
        store.orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no store: set " + FILE + ", or give --secret NAME")),
        clock);
  }

  private void list() {
    String current = store.map(CredentialsStore::current).orElse("");
    keys.list().forEach(key -> output.report().print(key, key.sid().equals(current)));
  }

  private void rotate(KeyRotation rotation, Duration every, Duration soak, boolean dryRun) {
    if (dryRun) {
      rotation.plan(every).forEach(step -> output.report().print("would ", step));
    } else {
      rotation.rotate(every, soak, step -> output.report().print("", step));
    }
    output.report().print(rotation.status(every) + ".");
  }

  private void revoke(KeyRotation rotation, String sid, Optional<String> confirmation) {
    output
        .report()
        .print(
            confirmation.isPresent()
                ? rotation.revokeAll(sid, confirmation.get())
                : rotation.revokeAll(sid));
  }

  /** Does a job; where it fails, says why, what to do, and what is in use. */
  private Outcome attempt(Runnable job, Function<RuntimeException, Outcome> outcome) {
    try {
      job.run();
      return Outcome.DONE;
    } catch (TwilioApiException
        | TwilioTokenException
        | IllegalStateException
        | IllegalArgumentException e) {
      output.err().println(e.getMessage());
      Outcome end = outcome.apply(e);
      if (!end.advice().isEmpty()) {
        output.err().println(end.advice());
      }
      store.ifPresent(this::printCurrent);
      return end;
    }
  }

  private void printCurrent(CredentialsStore seen) {
    try {
      output.err().printf("The store names %s.%n", seen.current());
    } catch (IllegalStateException e) {
      output.err().println("Which key is in use cannot be seen: " + e.getMessage());
    }
  }

  private Outcome notRevoked(String sid, RuntimeException failure) {
    // what is no SID names no key
    if (!sid.matches("SK[0-9a-fA-F]{32}")) {
      return Outcome.REFUSED;
    }
    if (failure instanceof TwilioTokenException refused
        && (refused.problem() == Problem.KEY_UNKNOWN
            || refused.problem() == Problem.SETTING_MALFORMED)) {
      return Outcome.REFUSED;
    }
    output.err().printf("%s was not deleted: it lives, and so do its tokens.%n", sid);
    return Outcome.KEY_LIVES;
  }
}
