package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds an account and the key that signs for it now. The key is the configuration's, which never
 * changes, or that of a credentials file, which is polled while any number of threads sign.
 */
public final class SigningAccount {
  private final String name;
  private final Optional<Credentials> fixed;
  private final Optional<PolledCredentials> polled;
  private final Duration lag;

  private SigningAccount(
      String name, Optional<Credentials> fixed, Optional<PolledCredentials> polled, Duration lag) {
    this.name = name;
    this.fixed = fixed;
    this.polled = polled;
    this.lag = lag;
  }

  /** Returns an account whose key never changes. */
  public static SigningAccount fixed(String name, Credentials credentials) {
    return new SigningAccount(name, Optional.of(credentials), Optional.empty(), Duration.ZERO);
  }

  /**
   * Returns an account whose key is the one that a file holds.
   *
   * @param reload how long to wait between two polls of the file
   * @param lag how long a key signs that was not seen in the file
   * @throws TwilioTokenException if the file holds no pair now
   */
  public static SigningAccount of(
      String name, CredentialsFile file, Duration reload, Duration lag) {
    return new SigningAccount(
        name, Optional.empty(), Optional.of(new PolledCredentials(name, file, reload)), lag);
  }

  /** Returns {@link AccountProperties#UNNAMED}, or the name in {@code twilio.accounts.<name>}. */
  public String name() {
    return name;
  }

  /** Returns the pair that signs now. */
  public Credentials credentials() {
    // for each token, so nothing is allocated
    return polled.isPresent() ? polled.get().current() : fixed.orElseThrow();
  }

  /** Returns how long a pair signs that was not seen in the file. */
  public Duration lag() {
    return lag;
  }

  /** Returns whether the key comes from a file, and so may change. */
  public boolean rotates() {
    return polled.isPresent();
  }

  /** Returns the file that holds the key; empty if the configuration itself holds it. */
  public Optional<CredentialsFile> file() {
    return polled.map(PolledCredentials::file);
  }

  /**
   * Returns whether the key may sign: it is the configuration's, or the file was seen within the
   * lag and named no other. A key may be deleted once the lag and a day have passed since the store
   * has stopped naming it. If the clock was turned back, the key is not confirmed.
   */
  boolean isConfirmed(Instant now) {
    return polled.isEmpty() || polled.get().isConfirmed(now, lag);
  }

  /**
   * Returns when the key stops to sign unless it is confirmed again; empty if it was never
   * confirmed.
   */
  Optional<Instant> signsUntil() {
    return confirmedAt().map(seenAt -> seenAt.plus(lag));
  }

  /**
   * Returns when the file was last seen to name no other key than the one in use; empty before
   * that, and where there is no file.
   */
  public Optional<Instant> confirmedAt() {
    return polled.flatMap(PolledCredentials::confirmedAt);
  }

  /**
   * Reads the SID of the key that the configuration names, also where it is not in use yet.
   *
   * @throws TwilioTokenException if the file names none now, or does not answer
   */
  public String namedKey() {
    return file()
        .map(file -> CredentialsFile.key(file.path()))
        .orElseGet(() -> credentials().keySid());
  }

  /**
   * Says why the file's pair is not used.
   *
   * @param since when that was first seen
   * @param why what is wrong with the file, or with its pair
   */
  public record Refusal(Instant since, TwilioTokenException why) {}

  /** Returns why the file's pair is not used; empty if it is. */
  public Optional<Refusal> refusal() {
    return polled.flatMap(PolledCredentials::refusal);
  }

  /**
   * Returns when the file was last polled; empty before the first poll, and where there is no file.
   */
  public Optional<Instant> polledAt() {
    return polled.flatMap(PolledCredentials::polledAt);
  }

  /**
   * Takes the pair that a poll has found into use if it is a new one that has stayed for two polls.
   *
   * @param began when the poll began
   * @param content what the file held
   */
  PollResult poll(Instant began, CredentialsFileContent content) {
    return polled.orElseThrow().poll(began, content);
  }

  /**
   * Records that a poll has not ended.
   *
   * @param began when it began
   */
  PollResult hangs(Instant began, Instant now) {
    PolledCredentials credentials = polled.orElseThrow();
    return credentials.refuse(
        began,
        now,
        Problem.FILE_HANGS.because(
            "The poll of its file that began at %s has not ended; the path has %d characters",
            began, credentials.file().path().length()));
  }
}
