package io.github.twiliotoken.config;

import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.TokenRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account and the key that signs for it now. Where the key comes from a file, the file is looked
 * at again and again by one thread, while any number of them sign.
 */
public final class Account {
  /** The name of the account without one. */
  public static final String UNNAMED = "";

  private static final Duration BETWEEN_WARNINGS = Duration.ofHours(1);
  private static final String UNREADABLE = "unreadable";

  private final String name;
  private final Optional<CredentialsFile> file;
  private final Duration reload;
  private final Duration lag;
  private volatile Credentials current;
  private volatile @Nullable Instant refusedSince;
  private volatile @Nullable Instant lookedAt;
  private volatile @Nullable Instant confirmedAt;

  // of the looking thread alone
  private String adopted;
  private String seen;
  private @Nullable Instant warned;

  private Account(
      String name, Credentials credentials, Optional<CredentialsFile> file, Times times) {
    this.name = name;
    this.current = credentials;
    this.file = file;
    this.reload = times.reload;
    this.lag = times.lag;
    this.adopted = "";
    this.seen = "";
  }

  /** After which time to look again, and how long a pair signs that was not seen in the file. */
  private record Times(Duration reload, Duration lag) {}

  /** An account whose key never changes. */
  static Account fixed(String name, Credentials credentials) {
    return new Account(
        name, credentials, Optional.empty(), new Times(Duration.ZERO, Duration.ZERO));
  }

  /**
   * An account whose key is whatever the file holds.
   *
   * @throws TokenRefusedException if it holds none now
   */
  static Account of(String name, CredentialsFile file, Duration reload, Duration lag) {
    byte[] content = file.content();
    Account account =
        new Account(name, file.parse(content), Optional.of(file), new Times(reload, lag));
    account.adopted = CredentialsFile.fingerprint(content);
    account.seen = account.adopted;
    return account;
  }

  /** {@link #UNNAMED}, or the name in {@code twilio.accounts.<name>}. */
  public String name() {
    return name;
  }

  /** What signs now. */
  public Credentials credentials() {
    return current;
  }

  /**
   * Whether the pair that signs is the configuration's, or the file was seen within the lag and
   * named no other: a key may be deleted once the lag and a day have passed since the store has
   * stopped naming it. A clock that was turned back has lost count.
   */
  public boolean isConfirmed(Instant now) {
    Instant seenAt = confirmedAt;
    return file.isEmpty()
        || (seenAt != null && !now.isBefore(seenAt) && now.isBefore(seenAt.plus(lag)));
  }

  /** For how long a pair signs that was not seen in the file. */
  public Duration lag() {
    return lag;
  }

  /**
   * The SID of the key that the configuration names, be it not in use yet.
   *
   * @throws TokenRefusedException if the file names none now
   */
  public String namedKey() {
    return file.map(now -> CredentialsFile.key(now.path())).orElseGet(() -> current.keySid());
  }

  /** Whether {@link #look} can find anything new. */
  public boolean rotates() {
    return file.isPresent();
  }

  /** Since when the file holds something that cannot be used; empty if it does not. */
  public Optional<Instant> refusedSince() {
    return Optional.ofNullable(refusedSince);
  }

  /** When the file was last looked at; empty before the first look, and where there is none. */
  public Optional<Instant> lookedAt() {
    return Optional.ofNullable(lookedAt);
  }

  /**
   * What a look has found.
   *
   * @param replaced the pair that was in use before, if there is a new one
   * @param warning why the file's pair is not used, where it is time to say so
   * @param next after which time to look again
   */
  public record Look(
      Optional<Credentials> replaced, Optional<TokenRefusedException> warning, Duration next) {}

  /**
   * Looks at the file, and takes its pair into use if it is a new one. What has just changed is
   * looked at twice: it may be half-written.
   */
  public Look look(Instant now) {
    byte[] content = null;
    TokenRefusedException problem = null;
    String fingerprint = UNREADABLE;
    try {
      content = file.orElseThrow().content();
      fingerprint = CredentialsFile.fingerprint(content);
    } catch (TokenRefusedException e) {
      problem = e;
    }
    lookedAt = now;
    boolean settled = fingerprint.equals(seen);
    seen = fingerprint;
    if (fingerprint.equals(adopted)) {
      return calm(now, Optional.empty());
    }
    if (!settled) {
      return new Look(Optional.empty(), Optional.empty(), reload.dividedBy(4));
    }
    if (content != null) {
      try {
        Credentials next = file.orElseThrow().parse(content);
        Credentials before = current;
        boolean another = next.replaces(before);
        current = next;
        adopted = fingerprint;
        return calm(now, another ? Optional.of(before) : Optional.empty());
      } catch (TokenRefusedException e) {
        problem = e;
        // what names no key at all names none in the place of the one in use
        Optional<String> named = file.orElseThrow().namedKey(content);
        confirmedAt = named.orElse(current.keySid()).equals(current.keySid()) ? now : confirmedAt;
      }
    }
    return refused(now, Optional.ofNullable(problem));
  }

  private Look calm(Instant now, Optional<Credentials> replaced) {
    confirmedAt = now;
    refusedSince = null;
    warned = null;
    return new Look(replaced, Optional.empty(), reload);
  }

  private Look refused(Instant now, Optional<TokenRefusedException> problem) {
    if (refusedSince == null) {
      refusedSince = now;
    }
    boolean quiet = warned != null && Duration.between(warned, now).compareTo(BETWEEN_WARNINGS) < 0;
    if (!quiet) {
      warned = now;
    }
    String place = Source.where(AccountsReader.prefix(name) + AccountsReader.BOTH_FILE);
    return new Look(
        Optional.empty(),
        quiet ? Optional.empty() : problem.map(refusal -> refusal.at(place)),
        reload);
  }
}
