package io.github.twiliotoken.keys;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.ApiUrl;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;

/** Sends requests to Twilio, and repeats failed ones where that is safe. */
final class ApiClient implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ApiClient.class.getName());
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final ApiUrl url;
  private final ApiLogin login;
  private final Backoff backoff;
  private final HttpTransport transport;

  ApiClient(ApiUrl url, ApiLogin login) {
    this(url, login, Backoff.real(), DEADLINE);
  }

  /**
   * Makes a client; nothing is sent yet.
   *
   * @param deadline how long one request may take, until its answer is read whole
   */
  ApiClient(ApiUrl url, ApiLogin login, Backoff backoff, Duration deadline) {
    this.url = url;
    this.login = login;
    this.backoff = backoff;
    this.transport = new HttpTransport(deadline);
  }

  ApiUrl url() {
    return url;
  }

  ApiLogin login() {
    return login;
  }

  ApiResponse get(URI uri) {
    return send(ApiRequest.get(uri, login));
  }

  /**
   * Sends a GET with a new key. It is repeated for minutes, since Twilio may not know the key
   * everywhere yet.
   */
  ApiResponse getAs(ApiLogin newKey, String path) {
    return send(ApiRequest.get(url.at(path), newKey));
  }

  ApiResponse delete(String path) {
    return send(ApiRequest.delete(url.at(path), login));
  }

  ApiResponse post(String path, String friendlyName) {
    return send(ApiRequest.post(url.at(path), login, friendlyName));
  }

  /**
   * Holds the result of one attempt: an answer or the lack of one, and whether another attempt may
   * help.
   */
  private record Attempt(
      Optional<ApiResponse> response, TwilioApiException failure, boolean isRetryable) {
    ApiResponse orThrow() {
      return response.orElseThrow(() -> failure);
    }
  }

  /**
   * Returns the answer, whatever its status, once another attempt would be of no use.
   *
   * @throws TwilioApiException if there is no whole answer
   * @throws IllegalStateException if it is closed
   */
  private ApiResponse send(ApiRequest request) {
    if (transport.isClosed()) {
      throw new IllegalStateException(
          "These ApiKeys are closed, so nothing is sent; make new ones");
    }
    int maxAttempts =
        isOfNewKey(request) ? Backoff.MAX_ATTEMPTS_WITH_NEW_KEY : Backoff.MAX_ATTEMPTS;
    for (int attempts = 1; ; attempts++) {
      Attempt attempt = attempt(request);
      if (!attempt.isRetryable()) {
        return attempt.orThrow();
      }
      Duration retryAfter = attempt.response().map(ApiResponse::retryAfter).orElse(Duration.ZERO);
      Optional<Duration> pause = backoff.pause(attempts, maxAttempts, retryAfter);
      pause.ifPresent(time -> logRetry(attempt.failure(), request, time));
      if (pause.isEmpty() || !backoff.sleep(pause.get())) {
        return attempt.orThrow();
      }
    }
  }

  private Attempt attempt(ApiRequest request) {
    try {
      ApiResponse response = transport.send(request);
      int status = response.status();
      boolean retryable =
          status == 429
              || (status >= 500 && request.isIdempotent())
              || (status == 401 && isOfNewKey(request));
      return new Attempt(Optional.of(response), response.failure(request.login()), retryable);
    } catch (IOException e) {
      NoAnswer none = NoAnswer.of(e);
      String what = "No whole answer from " + host(request) + ": " + none.reason();
      return new Attempt(
          Optional.empty(),
          none.untrusted() ? TwilioApiException.untrusted(what) : new TwilioApiException(0, what),
          !none.untrusted() && (none.nothingSent() || request.isIdempotent()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Attempt(
          Optional.empty(),
          new TwilioApiException(0, "Interrupted while " + host(request) + " was asked"),
          false);
    }
  }

  private static String host(ApiRequest request) {
    return Problem.shown(request.uri().getAuthority());
  }

  private boolean isOfNewKey(ApiRequest request) {
    return !request.login().equals(login);
  }

  private void logRetry(TwilioApiException failure, ApiRequest request, Duration time) {
    String what =
        isOfNewKey(request) && failure.status() == 401
            ? "The new key is not known everywhere yet"
            : failure.getMessage();
    LOG.info(() -> "Asking again in " + time.toMillis() + " ms: " + what);
  }

  /** Waits before a new key is used, and logs that. */
  void soak(Duration time) {
    LOG.info(() -> "Waiting " + time + " before the new key is used");
    if (!backoff.sleep(time)) {
      throw new TwilioApiException(0, "Interrupted before the new key was used");
    }
  }

  @Override
  public void close() {
    transport.close();
  }
}
