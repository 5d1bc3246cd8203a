package com.example.keys;

import io.github.twiliotoken.keys.ApiKeys;
import io.github.twiliotoken.keys.CredentialsStore;
import io.github.twiliotoken.keys.FileCredentialsStore;
import io.github.twiliotoken.keys.KeyRotation;
import io.github.twiliotoken.keys.Revocation;
import io.github.twiliotoken.keys.RotationStep;
import io.github.twiliotoken.keys.TwilioApiException;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Manages the API keys of one account, by hand or from a scheduler. It prints each step once it is
 * done; what went wrong, what is in use, and what to do about it go to standard error, and so does
 * what waits for Twilio. {@link Outcome} has the exit codes.
 */
public final class RotateKeys {
  private static final String USAGE =
      """
      list                                   the account's keys, and which is in use
      rotate [--every P30D] [--dry-run]      a successor, where the key in use is older than that,
             [--soak PT10M]                  and whatever no token needs is deleted; a new key may
                                             rest before it is used
      revoke-all SK… [--words '…']           ends all tokens of a key, now; a successor comes first
      each with [--secret NAME]              the store is this Kubernetes Secret, not the file

      It ends with 0 when all was done, with 2 when it was not understood, with 3 when it is to be
      run again later (Twilio is busy, out of reach, or does not know the new key yet), with 4 when
      the store must be repaired, with 5 when the login is wrong, with 6 when a key that was to be
      revoked still lives, and with 1 when something else said no.
      """;

  private static final Set<String> COMMANDS = Set.of("list", "rotate", "revoke-all");

  private static final String FILE = "twilio.api.credentials.location";

  private final Config config;
  private final Clock clock;
  private final ApiKeys keys;
  private final Optional<CredentialsStore> store;
  private final Output output;

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

  /** What {@link #main} does; gives the exit code. */
  public static int run(
      Config config, Clock clock, PrintStream out, PrintStream err, String... arguments) {
    Deque<String> words = new ArrayDeque<>(Arrays.asList(arguments));
    try {
      String command = Optional.ofNullable(words.peek()).orElse("");
      if (!COMMANDS.contains(command)) {
        throw new NotUnderstood(
            command.isEmpty() ? "What is to be done?" : "There is no '" + command + "'.");
      }
      Optional<String> secret = option(words, "--secret");
      Optional<CredentialsStore> store =
          secret
              .<CredentialsStore>map(KubernetesSecretStore::inCluster)
              .or(
                  () ->
                      config
                          .getOptionalValue(FILE, String.class)
                          .map(file -> new FileCredentialsStore(Path.of(file))))
              .map(StoreFailedException::watched);
      try (ApiKeys keys = ApiKeys.configured(config)) {
        return new RotateKeys(config, clock, keys, store, new Output(out, err)).run(words).code();
      }
    } catch (NotUnderstood e) {
      err.printf("%s%n%n%s", e.getMessage(), USAGE);
      return Outcome.NOT_UNDERSTOOD.code();
    } catch (TwilioTokenException | IllegalStateException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return Outcome.REFUSED.code();
    }
  }

  private record Output(PrintStream out, PrintStream err) {}

  private Outcome run(Deque<String> words) {
    switch (words.pop()) {
      case "list" -> {
        nothingMore(words);
        return tried(this::list, Outcome::of);
      }
      case "rotate" -> {
        boolean dryRun = words.remove("--dry-run");
        Duration every = duration(option(words, "--every").orElse("P30D"));
        Duration soak = duration(option(words, "--soak").orElse("PT0S"));
        nothingMore(words);
        KeyRotation rotation = rotation();
        return tried(() -> rotate(rotation, every, soak, dryRun), Outcome::of);
      }
      default -> {
        Optional<String> said = option(words, "--words");
        String sid =
            Optional.ofNullable(words.poll())
                .orElseThrow(() -> new NotUnderstood("Which key is to be revoked?"));
        nothingMore(words);
        KeyRotation rotation = rotation();
        return tried(() -> revoke(rotation, sid, said), e -> stillLives(sid, e));
      }
    }
  }

  /** What was done is printed; what was not, why, and what to do come here. */
  private Outcome tried(Runnable job, Function<RuntimeException, Outcome> outcome) {
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
      store.ifPresent(this::tellWhatIsInUse);
      return end;
    }
  }

  private void tellWhatIsInUse(CredentialsStore seen) {
    try {
      output.err().printf("The store names %s.%n", seen.current());
    } catch (IllegalStateException e) {
      output.err().println("Which key is in use cannot be seen: " + e.getMessage());
    }
  }

  private Outcome stillLives(String sid, RuntimeException failure) {
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

  private void rotate(KeyRotation rotation, Duration every, Duration soak, boolean dryRun) {
    if (dryRun) {
      rotation.plan(every).forEach(step -> print("would ", step));
    } else {
      rotation.rotate(every, soak, step -> print("", step));
    }
    output.out().println(rotation.status(every) + ".");
  }

  private void print(String before, RotationStep step) {
    output
        .out()
        .printf(
            "%s%-7s %-34s %s%n",
            before,
            step.action().name().toLowerCase(Locale.ROOT),
            step.keySid().orElse("-"),
            step.why());
  }

  private void revoke(KeyRotation rotation, String sid, Optional<String> said) {
    Revocation done =
        said.isPresent() ? rotation.revokeAll(sid, said.get()) : rotation.revokeAll(sid);
    output
        .out()
        .printf(
            "%s is deleted. Tokens of its last %d minutes may have died. %s%n",
            done.keySid(),
            done.minutes(),
            done.inUse().equals(sid)
                ? "The store still names it: no token can be made until it names another."
                : "In use is " + done.inUse() + ".");
  }

  private void list() {
    String current = store.map(CredentialsStore::current).orElse("");
    keys.list()
        .forEach(
            key ->
                output
                    .out()
                    .printf(
                        "%s  %-20s  %-6s  %s%n",
                        key.sid(),
                        key.created().map(Instant::toString).orElse("-"),
                        key.sid().equals(current) ? "in use" : "",
                        shown(key.friendlyName())));
  }

  /** Letters of all languages as they are; what could start a line or hide is escaped. */
  private static String shown(String name) {
    StringBuilder shown = new StringBuilder();
    name.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            c -> shown.append(Character.isLetterOrDigit(c.codePointAt(0)) ? c : Problem.shown(c)));
    return shown.toString();
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

  private static Optional<String> option(Deque<String> words, String name) {
    Deque<String> kept = new ArrayDeque<>();
    Optional<String> value = Optional.empty();
    while (!words.isEmpty()) {
      String word = words.poll();
      if (word.equals(name)) {
        String given = words.poll();
        if (given == null) {
          throw new NotUnderstood(name + " needs a value.");
        }
        value = Optional.of(given);
      } else {
        kept.add(word);
      }
    }
    words.addAll(kept);
    return value;
  }

  private static void nothingMore(Deque<String> words) {
    if (!words.isEmpty()) {
      throw new NotUnderstood("There is no '" + words.peek() + "' here.");
    }
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new NotUnderstood("'" + text + "' is no duration such as P30D or PT12H.");
    }
  }

  private static final class NotUnderstood extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotUnderstood(String message) {
      super(message);
    }
  }
}
