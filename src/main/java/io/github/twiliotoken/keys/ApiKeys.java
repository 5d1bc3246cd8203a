package io.github.twiliotoken.keys;

import io.github.twiliotoken.internal.keys.KeyAccess;
import io.github.twiliotoken.internal.keys.KeySettingsReader;
import io.github.twiliotoken.internal.keys.NamedKeys;
import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.ApiUrl;
import io.github.twiliotoken.value.Sid;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * The API keys of one account, over Twilio's REST API. It needs a JAX-RS client and JSON-P, which a
 * server has, and is safe for use by many threads. Requests are sent again, with growing pauses,
 * where Twilio is busy or has failed; one that makes or renames a key only where it certainly did
 * nothing. A call may so take minutes: six tries at most, with pauses of a minute at most. Each
 * method throws {@link TwilioApiException} where Twilio says no.
 *
 * <p>It asks the API {@code 2010-04-01}, not the newer {@code /v1/Keys}: that has no host in a
 * region, and the Restricted keys that only it makes cannot sign Access Tokens.
 *
 * @see <a href="https://www.twilio.com/docs/iam/api-keys">Twilio: API keys</a>
 */
public final class ApiKeys implements KeyApi, AutoCloseable {
  private final String accountSid;
  private final Optional<String> region;
  private final ApiCalls calls;
  private final Supplier<Set<String>> inUse;

  /**
   * The keys of an account.
   *
   * @param region where new keys live; empty is US1
   * @param url the API of that region
   * @param login the account's auth token, or a Main key
   */
  public ApiKeys(String accountSid, Optional<String> region, ApiUrl url, ApiLogin login) {
    this(accountSid, region, new ApiCalls(url, login), Set::of);
  }

  ApiKeys(String accountSid, Optional<String> region, ApiCalls calls, Supplier<Set<String>> inUse) {
    this.accountSid = Sid.check("AC", accountSid);
    this.region = region;
    this.calls = calls;
    this.inUse = inUse;
  }

  /**
   * The keys of the account that the configuration has without a name. No key that it names is
   * deleted.
   *
   * @throws TwilioTokenException {@link Problem#KEYS_NOT_ENABLED} if that is not switched on
   * @throws IllegalStateException with all that is wrong with the settings, a line each
   */
  public static ApiKeys configured(Config config) {
    KeyAccess access = KeySettingsReader.access(config);
    return new ApiKeys(access.accountSid(), access.region(), access.url(), access.login())
        .sparing(() -> NamedKeys.of(config));
  }

  /**
   * The same keys, but none that somebody still names is deleted.
   *
   * @param named gives the SIDs of keys in use, at the moment of each deletion
   */
  public ApiKeys sparing(Supplier<Set<String>> named) {
    return new ApiKeys(accountSid, region, calls, named);
  }

  /**
   * Makes a Standard key. Its secret is shown this once: give it to a store by {@link
   * ApiSecret#revealTo}.
   *
   * @param friendlyName 1 to 64 characters
   */
  @Override
  public Credentials create(String friendlyName) {
    JsonObject made = good(post(keysPath(), friendlyName)).body();
    String sid = ApiResponse.text(made, "sid").orElse("");
    String secret = ApiResponse.text(made, "secret").orElse("");
    try {
      return new Credentials(accountSid, sid, region, ApiSecret.ofNewKey(secret));
    } catch (TwilioTokenException e) {
      throw new TwilioApiException(
          201, "A key was made, and the answer holds no usable SID and secret: " + e.detail());
    }
  }

  /** All keys but Main ones, in Twilio's order; each page is asked for when it is needed. */
  @Override
  public Stream<ApiKey> list() {
    URI first = calls.url().at(keysPath() + "?PageSize=1000");
    var pages = new Pages(calls.url(), first, uri -> good(calls.get(uri)).body());
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED), false);
  }

  /** A key by its SID; empty where there is none. */
  @Override
  public Optional<ApiKey> get(String sid) {
    ApiResponse answer = calls.get(calls.url().at(keyPath(sid)));
    return answer.isNoKey() ? Optional.empty() : Optional.of(Pages.key(good(answer).body()));
  }

  /**
   * Gives a key another friendly name.
   *
   * @param friendlyName 1 to 64 characters
   */
  @Override
  public ApiKey rename(String sid, String friendlyName) {
    return Pages.key(good(post(keyPath(sid), friendlyName)).body());
  }

  /**
   * Deletes a key, and so ends every token that it has signed. One that is gone already is no
   * error.
   *
   * @throws TwilioTokenException {@link Problem#KEY_IN_USE} if it is one of {@link #sparing}, or
   *     the one that signs in here
   */
  @Override
  public void delete(String sid) {
    if (sid.equals(calls.login().user()) || inUse.get().contains(sid)) {
      throw Problem.KEY_IN_USE.because("The key %s is named in this configuration", sid);
    }
    deleteInWords(sid);
  }

  @Override
  public void deleteInWords(String sid) {
    ApiResponse answer = calls.delete(keyPath(sid));
    if (!answer.isNoKey()) {
      good(answer);
    }
  }

  /** Any resource will do that a Standard key may read, and that holds nobody's data. */
  @Override
  public void prove(Credentials pair, Duration soak) {
    StringBuilder secret = new StringBuilder();
    pair.secret().revealTo(secret::append);
    ApiLogin own = ApiLogin.key(pair.keySid(), secret.toString());
    String somewhere = "/2010-04-01/Accounts/" + accountSid + "/Applications.json?PageSize=1";
    var unused = calls.getAs(own, somewhere).orThrow(own);
    if (!soak.isZero()) {
      calls.rest(soak);
      unused = calls.getAs(own, somewhere).orThrow(own);
    }
  }

  @Override
  public Instant time() {
    return good(calls.get(somePage()))
        .date()
        .orElseThrow(() -> new TwilioApiException(200, "Twilio's answer holds no date"));
  }

  /** Ends the connections. */
  @Override
  public void close() {
    calls.close();
  }

  private ApiResponse post(String path, String name) {
    ApiKey.checkName(name);
    ApiResponse answer = calls.post(path, name);
    if (answer.status() != 401 || answer.json().isPresent()) {
      return answer;
    }
    // the JDK's connection loses what comes with 401 to a POST; a GET is told the same
    ApiResponse same = calls.get(somePage());
    return same.isGood() ? answer : same;
  }

  private ApiResponse good(ApiResponse answer) {
    return answer.orThrow(calls.login());
  }

  private URI somePage() {
    return calls.url().at(keysPath() + "?PageSize=1");
  }

  private String keysPath() {
    return "/2010-04-01/Accounts/" + accountSid + "/Keys.json";
  }

  private String keyPath(String sid) {
    return "/2010-04-01/Accounts/" + accountSid + "/Keys/" + Sid.check("SK", sid) + ".json";
  }
}
