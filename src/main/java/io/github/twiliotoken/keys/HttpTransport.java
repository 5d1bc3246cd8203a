package io.github.twiliotoken.keys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and reads its whole answer before a deadline. It follows no redirect.
 *
 * <p>The client's threads are daemons of the JDK. They end, and its connections with them, once the
 * client is no longer reachable: Java 17 has no other way. So this lets go of it when it is closed,
 * and keeps it in no static field, since the threads hold the class loader of an application.
 */
final class HttpTransport {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int LARGEST_BODY = 1 << 20;

  private final Duration deadline;
  private volatile @Nullable HttpClient client;

  HttpTransport(Duration deadline) {
    this.deadline = deadline;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
  }

  /**
   * Returns the answer, whatever its status.
   *
   * @throws IOException if no whole answer comes before the deadline
   * @throws InterruptedException if this thread is interrupted; the request is cancelled
   */
  ApiResponse send(ApiRequest request) throws IOException, InterruptedException {
    HttpClient open = client;
    if (open == null) {
      throw new IOException("closed");
    }
    // the JDK's own timeout ends with the headers, so that a body could drip for ever
    CompletableFuture<HttpResponse<Optional<byte[]>>> answer =
        open.sendAsync(request.toHttp(), info -> new LimitedBody());
    try {
      HttpResponse<Optional<byte[]>> whole = answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      return ApiResponse.of(whole.statusCode(), whole.headers(), whole.body());
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer within " + deadline);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      boolean unused = answer.cancel(true); // hangs up, if it is not done
    }
  }

  void close() {
    client = null;
  }

  boolean isClosed() {
    return client == null;
  }

  /** Collects a body up to a limit. It stops to read a larger one, and returns nothing of it. */
  private static final class LimitedBody implements BodySubscriber<Optional<byte[]>> {
    private final CompletableFuture<Optional<byte[]>> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<Optional<byte[]>> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
      subscription = source;
      source.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
      for (ByteBuffer part : parts) {
        if (bytes.size() + part.remaining() > LARGEST_BODY) {
          Objects.requireNonNull(subscription).cancel();
          body.complete(Optional.empty());
          return;
        }
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
      }
    }

    @Override
    public void onError(Throwable failure) {
      body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      body.complete(Optional.of(bytes.toByteArray()));
    }
  }
}
