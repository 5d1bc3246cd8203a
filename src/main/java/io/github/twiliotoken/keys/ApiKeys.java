package io.github.twiliotoken.keys;

import io.github.twiliotoken.internal.keys.KeySettings;
import io.github.twiliotoken.internal.keys.KeySettingsReader;
import io.github.twiliotoken.internal.keys.NamedKeys;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.ApiUrl;
import io.github.twiliotoken.value.Region;
import io.github.twiliotoken.value.Sid;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Makes, lists, renames and deletes the API keys of one account, over Twilio's REST API. It is safe
 * for use by many threads.
 *
 * <p>A request that fails because Twilio is busy, has failed or is out of reach is sent again with
 * growing pauses, six times at most. One that makes or renames a key is sent again only where the
 * first certainly did nothing. An attempt takes 30 seconds at most and a pause a minute, so a call
 * may take minutes; an interrupt ends it. Each method throws {@link TwilioApiException} where
 * Twilio refuses or does not answer.
 *
 * <p>It needs JSON-P, which a server has. It uses the API {@code 2010-04-01}, not the newer {@code
 * /v1/Keys}: that has no host in a region, and the Restricted keys that only it makes cannot sign
 * Access Tokens.
 *
 * @see <a href="https://www.twilio.com/docs/iam/api-keys">Twilio: API keys</a>
 */
public final class ApiKeys implements AutoCloseable {
  private final RestKeyApi api;

  /**
   * Makes a manager of an account's keys; nothing is sent to Twilio yet.
   *
   * @param accountSid {@code AC} and 32 hexadecimal digits
   * @param region where new keys live, for example {@code ie1}; empty is US1
   * @param url the API of that region
   * @param login the account's auth token, or a Main key
   * @throws TwilioTokenException if the SID is malformed
   */
  public ApiKeys(String accountSid, Optional<Region> region, ApiUrl url, ApiLogin login) {
    this(accountSid, region, new ApiClient(url, login));
  }

  ApiKeys(String accountSid, Optional<Region> region, ApiClient client) {
    this(new RestKeyApi(Sid.check("AC", accountSid), region, client, Set::of));
  }

  private ApiKeys(RestKeyApi api) {
    this.api = api;
  }

  /**
   * Makes a manager of the keys of the account that the configuration has without a name. {@link
   * #delete} refuses each key that the configuration names.
   *
   * @throws TwilioTokenException {@link Problem#KEYS_NOT_ENABLED} if that is not switched on
   * @throws IllegalStateException with all that is wrong with the settings, a line each
   */
  public static ApiKeys configured(Config config) {
    KeySettings.Access access = KeySettingsReader.access(config);
    return new ApiKeys(access.accountSid(), access.region(), access.url(), access.login())
        .sparing(() -> NamedKeys.of(config));
  }

  /**
   * Returns keys whose {@link #delete} refuses those that are in use.
   *
   * @param inUse gives the SIDs of keys in use; it is called before each deletion
   */
  public ApiKeys sparing(Supplier<Set<String>> inUse) {
    return new ApiKeys(new RestKeyApi(api.accountSid(), api.region(), api.client(), inUse));
  }

  /**
   * Makes a Standard key. Twilio shows its secret this once, so give the result to a store.
   *
   * @param friendlyName 1 to 64 characters
   * @throws IllegalArgumentException if the name is blank or longer
   */
  public CreatedKey create(String friendlyName) {
    return api.create(friendlyName);
  }

  /** Lists all keys but Main ones, in Twilio's order; each page is fetched when it is needed. */
  public Stream<ApiKey> list() {
    return api.list();
  }

  /**
   * Finds a key by its SID; empty where Twilio has none.
   *
   * @throws TwilioTokenException if the SID is malformed
   */
  public Optional<ApiKey> get(String sid) {
    return api.get(sid);
  }

  /**
   * Gives a key another friendly name.
   *
   * @param friendlyName 1 to 64 characters
   * @throws IllegalArgumentException if the name is blank or longer
   */
  public ApiKey rename(String sid, String friendlyName) {
    return api.rename(sid, friendlyName);
  }

  /**
   * Deletes a key, which ends every token that it has signed. A key that is gone already is no
   * error.
   *
   * @throws TwilioTokenException {@link Problem#KEY_IN_USE} if {@link #sparing} names it, or if it
   *     is the key that signs in here
   */
  public void delete(String sid) {
    api.delete(sid);
  }

  /** Returns the calls that a rotation needs; some of them skip a check. */
  KeyApi api() {
    return api;
  }

  /**
   * Releases the connections to Twilio. Their threads are daemons, which end a few seconds after
   * the next garbage collection; an instance that is not closed releases them when it is collected.
   */
  @Override
  public void close() {
    api.client().close();
  }
}
