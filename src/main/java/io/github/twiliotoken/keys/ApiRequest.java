package io.github.twiliotoken.keys;

import io.github.twiliotoken.value.ApiLogin;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Describes one request to Twilio.
 *
 * @param login who signs in
 * @param friendlyName the form that a POST sends; empty for other methods
 */
record ApiRequest(String method, URI uri, ApiLogin login, Optional<String> friendlyName) {
  static ApiRequest get(URI uri, ApiLogin login) {
    return new ApiRequest("GET", uri, login, Optional.empty());
  }

  static ApiRequest delete(URI uri, ApiLogin login) {
    return new ApiRequest("DELETE", uri, login, Optional.empty());
  }

  static ApiRequest post(URI uri, ApiLogin login, String friendlyName) {
    return new ApiRequest("POST", uri, login, Optional.of(friendlyName));
  }

  /**
   * Returns whether it may be sent twice: GET and DELETE may, a POST that arrived would do it
   * twice.
   */
  boolean isIdempotent() {
    return friendlyName.isEmpty();
  }

  HttpRequest toHttp() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", login.authorization())
            .header("Accept", "application/json");
    if (friendlyName.isEmpty()) {
      return request.method(method, BodyPublishers.noBody()).build();
    }
    String form = "FriendlyName=" + URLEncoder.encode(friendlyName.get(), StandardCharsets.UTF_8);
    return request
        .header("Content-Type", "application/x-www-form-urlencoded")
        .method(method, BodyPublishers.ofString(form))
        .build();
  }
}
