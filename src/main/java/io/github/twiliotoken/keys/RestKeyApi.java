package io.github.twiliotoken.keys;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.Region;
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

/**
 * Manages one account's keys over the resource {@code Keys} of Twilio's REST API 2010-04-01.
 *
 * <p>Twilio calls {@code /v1/Keys} of {@code iam.twilio.com} the latest, but that has no host in a
 * region, and what it has more, Restricted keys, cannot sign Access Tokens (error 20160).
 *
 * @param region where new keys live; empty is US1
 * @param inUse gives the SIDs that {@link #delete} refuses, at the moment of each deletion
 */
record RestKeyApi(
    String accountSid, Optional<Region> region, ApiClient client, Supplier<Set<String>> inUse)
    implements KeyApi {

  @Override
  public CreatedKey create(String friendlyName) {
    JsonObject made = good(post(keysPath(), friendlyName)).body();
    String sid = ApiResponse.text(made, "sid").orElse("");
    String secret = ApiResponse.text(made, "secret").orElse("");
    try {
      return new CreatedKey(accountSid, sid, region, secret);
    } catch (TwilioTokenException e) {
      throw new TwilioApiException(
          201, "A key was made, and the answer holds no usable SID and secret: " + e.detail());
    }
  }

  @Override
  public Stream<ApiKey> list() {
    URI first = client.url().at(keysPath() + "?PageSize=1000");
    var pages = new KeyPages(client.url(), first, uri -> good(client.get(uri)).body());
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED), false);
  }

  @Override
  public Optional<ApiKey> get(String sid) {
    ApiResponse answer = client.get(client.url().at(keyPath(sid)));
    return answer.isNoKey() ? Optional.empty() : Optional.of(KeyPages.key(good(answer).body()));
  }

  @Override
  public ApiKey rename(String sid, String friendlyName) {
    return KeyPages.key(good(post(keyPath(sid), friendlyName)).body());
  }

  @Override
  public void delete(String sid) {
    if (sid.equals(client.login().user()) || inUse.get().contains(sid)) {
      throw Problem.KEY_IN_USE.because("The key %s is named in this configuration", sid);
    }
    forceDelete(sid);
  }

  @Override
  public void forceDelete(String sid) {
    ApiResponse answer = client.delete(keyPath(sid));
    if (!answer.isNoKey()) {
      good(answer);
    }
  }

  /** Reads a list that a Standard key may read, and that holds nobody's data. */
  @Override
  public void verify(CreatedKey key, Duration soak) {
    ApiLogin own = ApiLogin.key(key.keySid(), key.revealSecret());
    String somewhere = "/2010-04-01/Accounts/" + accountSid + "/Applications.json?PageSize=1";
    var unused = client.getAs(own, somewhere).orThrow(own);
    if (!soak.isZero()) {
      client.soak(soak);
      unused = client.getAs(own, somewhere).orThrow(own);
    }
  }

  @Override
  public Instant time() {
    return good(client.get(client.url().at(keysPath() + "?PageSize=1")))
        .date()
        .orElseThrow(() -> new TwilioApiException(200, "Twilio's answer holds no date"));
  }

  private ApiResponse post(String path, String name) {
    ApiKey.checkName(name);
    return client.post(path, name);
  }

  private ApiResponse good(ApiResponse answer) {
    return answer.orThrow(client.login());
  }

  private String keysPath() {
    return "/2010-04-01/Accounts/" + accountSid + "/Keys.json";
  }

  private String keyPath(String sid) {
    return "/2010-04-01/Accounts/" + accountSid + "/Keys/" + Sid.check("SK", sid) + ".json";
  }
}
