package io.github.twiliotoken.keys;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.ApiUrl;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Requests to Twilio, each sent again as often as it may be. */
final class ApiCalls implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ApiCalls.class.getName());
  private static final long CONNECT_SECONDS = 5;
  private static final long READ_SECONDS = 15;

  private final ApiUrl url;
  private final ApiLogin login;
  private final BackOff backOff;
  private final Client client;
  private final boolean jersey;

  ApiCalls(ApiUrl url, ApiLogin login) {
    this(url, login, BackOff.real(), Duration.ofSeconds(READ_SECONDS));
  }

  ApiCalls(ApiUrl url, ApiLogin login, BackOff backOff, Duration read) {
    this.url = url;
    this.login = login;
    this.backOff = backOff;
    // Jersey follows redirects unless told not to, other implementations do not
    client =
        ClientBuilder.newBuilder()
            .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
            .readTimeout(read.toMillis(), TimeUnit.MILLISECONDS)
            .property("jersey.config.client.followRedirects", false)
            .property("jersey.config.client.httpUrlConnector.useFixedLengthStreaming", true)
            .build();
    jersey = client.getClass().getName().startsWith("org.glassfish.jersey.");
  }

  ApiUrl url() {
    return url;
  }

  ApiLogin login() {
    return login;
  }

  Answer get(URI uri) {
    return send(new Call("GET", uri, login, Optional.empty()));
  }

  /** Reads as another than who has signed in here: a key that may not be known everywhere yet. */
  Answer getAs(ApiLogin other, String path) {
    return send(new Call("GET", url.at(path), other, Optional.empty()));
  }

  Answer delete(String path) {
    return send(new Call("DELETE", url.at(path), login, Optional.empty()));
  }

  Answer post(String path, String friendlyName) {
    return send(new Call("POST", url.at(path), login, Optional.of(friendlyName)));
  }

  private record Call(String method, URI uri, ApiLogin login, Optional<String> name) {
    /** GET and DELETE may be sent twice; a POST only if it certainly has done nothing. */
    private boolean isRepeatable() {
      return name.isEmpty();
    }
  }

  /** What one try came to: a failure, perhaps one that another try may mend. */
  private record Try(@Nullable Answer answer, TwilioApiException failure, boolean again) {}

  /**
   * The answer, whatever its status, once nothing is gained by asking again.
   *
   * @throws TwilioApiException if there is no whole answer
   */
  private Answer send(Call call) {
    for (int tries = 1; ; tries++) {
      Try last = once(call);
      Answer answer = last.answer();
      boolean again = last.again();
      if (again) {
        Duration pause = answer == null ? Duration.ZERO : answer.pause();
        if (tries < BackOff.TRIES) {
          LOG.info(() -> "To be asked again: " + last.failure().getMessage());
        }
        again = backOff.again(tries, pause);
      }
      if (!again) {
        if (answer == null) {
          throw last.failure();
        }
        return answer;
      }
    }
  }

  private Try once(Call call) {
    try (Response response = request(call)) {
      Answer answer = Answer.of(response);
      int status = answer.status();
      boolean again =
          status == 429
              || (status >= 500 && call.isRepeatable())
              || (status == 401 && !call.login().equals(login));
      return new Try(answer, answer.failure(call.login()), again);
    } catch (IOException | ProcessingException | IllegalStateException e) {
      boolean refused = isRefused(e);
      String why = refused ? "connection refused" : root(e).getClass().getSimpleName();
      return new Try(
          null,
          new TwilioApiException(
              0, "No whole answer from " + Problem.shown(call.uri().getAuthority()) + ": " + why),
          refused || call.isRepeatable());
    }
  }

  private Response request(Call call) {
    Invocation.Builder request =
        client
            .target(call.uri())
            .request(MediaType.APPLICATION_JSON_TYPE)
            .header(HttpHeaders.AUTHORIZATION, call.login().authorization());
    if (call.name().isEmpty()) {
      return request.method(call.method());
    }
    String form = "FriendlyName=" + URLEncoder.encode(call.name().get(), StandardCharsets.UTF_8);
    if (jersey) {
      // else the JDK's connection sends a POST twice, unasked, where the first had no answer
      request.header(HttpHeaders.CONTENT_LENGTH, form.length());
    }
    return request.method(
        call.method(), Entity.entity(form, MediaType.APPLICATION_FORM_URLENCODED_TYPE));
  }

  /** Nobody has taken the connection, so nothing was sent. */
  private static boolean isRefused(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException) {
        return true;
      }
    }
    return false;
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  @Override
  public void close() {
    client.close();
  }
}
