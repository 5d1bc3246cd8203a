package com.example.keys;

import io.github.twiliotoken.keys.ApiKeys;
import io.github.twiliotoken.keys.CredentialsStore;
import io.github.twiliotoken.keys.FileCredentialsStore;
import io.github.twiliotoken.keys.KeyRotation;
import io.github.twiliotoken.keys.Revocation;
import io.github.twiliotoken.keys.TwilioApiException;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
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
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Manages the API keys of one account, by hand or from a scheduler. It ends with 0 when all was
 * done, with 1 when Twilio, the store or the configuration said no, and with 2 when it was not
 * understood. What waits for Twilio says so on standard error.
 */
public final class RotateKeys {
  private static final String USAGE =
      """
      list                                   the account's keys, and which is in use
      rotate [--every P30D] [--dry-run]      a successor, where the key in use is older than that,
                                             and whatever no token needs is deleted
      revoke-all SK… [--words '…']           ends all tokens of a key, now; a successor comes first
      each with [--secret NAME]              the store is this Kubernetes Secret, not the file
      """;

  private static final Set<String> COMMANDS = Set.of("list", "rotate", "revoke-all");

  private static final String FILE = "twilio.api.credentials.location";

  private final Config config;
  private final Clock clock;
  private final ApiKeys keys;
  private final Optional<CredentialsStore> store;
  private final PrintStream out;

  private RotateKeys(
      Config config, Clock clock, ApiKeys keys, Optional<CredentialsStore> store, PrintStream out) {
    this.config = config;
    this.clock = clock;
    this.keys = keys;
    this.store = store;
    this.out = out;
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
                          .map(file -> new FileCredentialsStore(Path.of(file))));
      try (ApiKeys keys = ApiKeys.configured(config)) {
        new RotateKeys(config, clock, keys, store, out).run(words);
        return 0;
      }
    } catch (NotUnderstood e) {
      err.printf("%s%n%n%s", e.getMessage(), USAGE);
      return 2;
    } catch (TwilioApiException
        | TokenRefusedException
        | IllegalStateException
        | IllegalArgumentException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private void run(Deque<String> words) {
    switch (words.pop()) {
      case "list" -> {
        nothingMore(words);
        list();
      }
      case "rotate" -> {
        boolean dryRun = words.remove("--dry-run");
        Duration every = duration(option(words, "--every").orElse("P30D"));
        nothingMore(words);
        (dryRun ? rotation().plan(every) : rotation().rotate(every))
            .forEach(
                step ->
                    out.printf(
                        "%s%-7s %-34s %s%n",
                        dryRun ? "would " : "",
                        step.action().name().toLowerCase(Locale.ROOT),
                        step.keySid().orElse("-"),
                        step.why()));
      }
      default -> {
        Optional<String> said = option(words, "--words");
        String sid =
            Optional.ofNullable(words.poll())
                .orElseThrow(() -> new NotUnderstood("Which key is to be revoked?"));
        nothingMore(words);
        Revocation done =
            said.isPresent() ? rotation().revokeAll(sid, said.get()) : rotation().revokeAll(sid);
        out.printf(
            "%s is deleted. Tokens of its last %d minutes may have died. In use is %s.%n",
            done.keySid(), done.minutes(), done.inUse());
      }
    }
  }

  private void list() {
    String current = store.map(CredentialsStore::current).orElse("");
    keys.list()
        .forEach(
            key ->
                out.printf(
                    "%s  %-20s  %-6s  %s%n",
                    key.sid(),
                    key.created().map(Instant::toString).orElse("-"),
                    key.sid().equals(current) ? "in use" : "",
                    Problem.shown(key.friendlyName())));
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
