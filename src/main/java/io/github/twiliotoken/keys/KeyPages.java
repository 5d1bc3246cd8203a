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

/** Iterates over the keys on all pages of a list, and fetches a page when the last is used up. */
final class KeyPages implements Iterator<ApiKey> {
  private final ApiUrl url;
  private final Function<URI, JsonObject> fetch;
  private final Queue<ApiKey> found = new ArrayDeque<>();
  private final Set<URI> visited = new HashSet<>();
  private @Nullable URI next;

  KeyPages(ApiUrl url, URI first, Function<URI, JsonObject> fetch) {
    this.url = url;
    this.fetch = fetch;
    this.next = first;
  }

  @Override
  public boolean hasNext() {
    while (found.isEmpty() && next != null) {
      fetchPage(next);
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

  private void fetchPage(URI page) {
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
    next = link.isPresent() ? nextPage(page, link.get()) : null;
  }

  /** Refuses a link to another host, to which the login would go, and one that leads back. */
  private URI nextPage(URI page, String link) {
    try {
      URI linked = page.resolve(new URI(link));
      if (url.holds(linked) && !visited.contains(linked)) {
        return linked;
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
