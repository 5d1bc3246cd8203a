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
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Requests to Twilio, each sent again as often as it may be. */
final class ApiCalls implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ApiCalls.class.getName());
  private static final long CONNECT_SECONDS = 5;
  private static final long READ_SECONDS = 15;
  private static final long ANSWER_SECONDS = 60;

  private final ApiUrl url;
  private final ApiLogin login;
  private final BackOff backOff;
  private final LongSupplier nanos;
  private final Client client;
  private final boolean jersey;

  ApiCalls(ApiUrl url, ApiLogin login) {
    this(url, login, BackOff.real(), Duration.ofSeconds(READ_SECONDS));
  }

  ApiCalls(ApiUrl url, ApiLogin login, BackOff backOff, Duration read) {
    this(url, login, backOff, read, System::nanoTime);
  }

  ApiCalls(ApiUrl url, ApiLogin login, BackOff backOff, Duration read, LongSupplier nanos) {
    this.nanos = nanos;
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

  ApiResponse get(URI uri) {
    return send(new Call("GET", uri, login, Optional.empty()));
  }

  /** Reads as another than who has signed in here: a key that may not be known everywhere yet. */
  ApiResponse getAs(ApiLogin other, String path) {
    return send(new Call("GET", url.at(path), other, Optional.empty()));
  }

  ApiResponse delete(String path) {
    return send(new Call("DELETE", url.at(path), login, Optional.empty()));
  }

  ApiResponse post(String path, String friendlyName) {
    return send(new Call("POST", url.at(path), login, Optional.of(friendlyName)));
  }

  private record Call(String method, URI uri, ApiLogin login, Optional<String> name) {
    /** GET and DELETE may be sent twice; a POST only if it certainly has done nothing. */
    private boolean isRepeatable() {
      return name.isEmpty();
    }
  }

  /** What one try came to: a failure, perhaps one that another try may mend. */
  private record Try(@Nullable ApiResponse answer, TwilioApiException failure, boolean again) {}

  /**
   * The answer, whatever its status, once nothing is gained by asking again.
   *
   * @throws TwilioApiException if there is no whole answer
   */
  private ApiResponse send(Call call) {
    boolean patient = isOfAnother(call);
    for (int tries = 1; ; tries++) {
      Try last = once(call);
      ApiResponse answer = last.answer();
      Optional<Duration> pause =
          last.again()
              ? backOff.after(
                  tries,
                  patient ? BackOff.PATIENT_TRIES : BackOff.TRIES,
                  answer == null ? Duration.ZERO : answer.pause())
              : Optional.empty();
      pause.ifPresent(time -> tell(last.failure(), patient, time));
      if (pause.isEmpty() || !backOff.rest(pause.get())) {
        if (answer == null) {
          throw last.failure();
        }
        return answer;
      }
    }
  }

  private static void tell(TwilioApiException failure, boolean patient, Duration time) {
    String what =
        patient && failure.status() == 401
            ? "The new key is not known everywhere yet"
            : failure.getMessage();
    LOG.info(() -> "To be asked again in " + time.toMillis() + " ms: " + what);
  }

  /** Whether a new key signs in, which may not be known everywhere yet. */
  private boolean isOfAnother(Call call) {
    return !call.login().equals(login);
  }

  /** Waits, and says so. */
  void rest(Duration time) {
    LOG.info(() -> "The new key rests for " + time + " before it is used");
    if (!backOff.rest(time)) {
      throw new TwilioApiException(0, "Interrupted while the new key was to rest");
    }
  }

  private Try once(Call call) {
    try (Response response = request(call)) {
      ApiResponse answer = ApiResponse.of(response, deadline());
      int status = answer.status();
      boolean again =
          status == 429
              || (status >= 500 && call.isRepeatable())
              || (status == 401 && isOfAnother(call));
      return new Try(answer, answer.failure(call.login()), again);
    } catch (IOException | ProcessingException | IllegalStateException e) {
      boolean refused = isCausedBy(ConnectException.class, e);
      boolean untrusted = isCausedBy(SSLException.class, e);
      String why =
          refused
              ? "connection refused"
              : untrusted
                  ? root(e).getClass().getSimpleName()
                      + "; a certificate that this Java does not trust, say of a proxy, goes into a"
                      + " trust store that -Djavax.net.ssl.trustStore names"
                  : root(e).getClass().getSimpleName();
      String what = "No whole answer from " + Problem.shown(call.uri().getAuthority()) + ": " + why;
      return new Try(
          null,
          untrusted ? TwilioApiException.untrusted(what) : new TwilioApiException(0, what),
          refused || (call.isRepeatable() && !untrusted));
    }
  }

  /** An answer that comes drop by drop has some time, too. */
  private BooleanSupplier deadline() {
    long end = nanos.getAsLong() + TimeUnit.SECONDS.toNanos(ANSWER_SECONDS);
    return () -> end - nanos.getAsLong() < 0;
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

  /** Where nobody has taken the connection, or a certificate is not trusted, nothing was sent. */
  private static boolean isCausedBy(Class<?> type, Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
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
