package io.github.twiliotoken.keys;

import io.github.twiliotoken.value.ApiUrl;
import io.github.twiliotoken.value.Sid;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys on one page after another; the next is fetched when the one before is used up. */
final class Pages implements Iterator<ApiKey> {
  private final ApiUrl url;
  private final Function<URI, JsonObject> fetch;
  private final Queue<ApiKey> found = new ArrayDeque<>();
  private final Set<URI> visited = new HashSet<>();
  private @Nullable URI next;

  Pages(ApiUrl url, URI first, Function<URI, JsonObject> fetch) {
    this.url = url;
    this.fetch = fetch;
    this.next = first;
  }

  @Override
  public boolean hasNext() {
    while (found.isEmpty() && next != null) {
      turn(next);
    }
    return !found.isEmpty();
  }

  @Override
  public ApiKey next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return found.remove();
  }

  private void turn(URI page) {
    visited.add(page);
    JsonObject body = fetch.apply(page);
    if (!(body.get("keys") instanceof JsonArray keys)) {
      throw new TwilioApiException(200, "Twilio's answer holds no list of keys");
    }
    for (JsonValue key : keys) {
      if (!(key instanceof JsonObject object)) {
        throw new TwilioApiException(200, "Twilio's list of keys holds something else");
      }
      found.add(key(object));
    }
    Optional<String> link = ApiResponse.text(body, "next_page_uri");
    next = link.isPresent() ? following(page, link.get()) : null;
  }

  /** The login goes nowhere else, whatever the answer says. */
  private URI following(URI page, String link) {
    try {
      URI following = page.resolve(new URI(link));
      if (url.holds(following) && !visited.contains(following)) {
        return following;
      }
    } catch (URISyntaxException e) {
      // refused below
    }
    throw new TwilioApiException(
        200, "Twilio's link to the next page leads to another host, or back");
  }

  static ApiKey key(JsonObject key) {
    String sid = ApiResponse.text(key, "sid").orElse("");
    if (!Sid.isSid(sid)) {
      throw new TwilioApiException(200, "Twilio's answer holds a key without a SID");
    }
    return new ApiKey(
        sid,
        ApiResponse.text(key, "friendly_name").orElse(""),
        ApiResponse.text(key, "date_created").flatMap(ApiResponse::moment));
  }
}
