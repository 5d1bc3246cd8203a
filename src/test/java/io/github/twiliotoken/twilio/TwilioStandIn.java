package io.github.twiliotoken.twilio;

import io.github.twiliotoken.twilio.RawHttp.Request;
import io.github.twiliotoken.twilio.RawHttp.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Simulates Twilio's API for the keys of one account on loopback, as the published description
 * says. A test moves its clock, and injects faults before they happen.
 */
public final class TwilioStandIn implements AutoCloseable {
  public static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  public static final String AUTH_TOKEN = "canary0auth0token0canary0auth0to";
  public static final String MAIN_KEY = "SK" + "f".repeat(32);
  public static final String MAIN_SECRET = "canary0main0secret0canary0main00";

  private final ServerSocket socket;
  private final Thread acceptor = thread(this::accept);
  private final KeyResources keys = new KeyResources();
  private final OpenApiValidation validation = new OpenApiValidation();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Planned> planned = new CopyOnWriteArrayList<>();
  private volatile Instant now = Instant.parse("2026-11-24T10:00:00Z");
  private volatile Function<String, Fault> chance = request -> Fault.NONE;

  private record Planned(Predicate<String> request, Fault fault) {}

  private TwilioStandIn(ServerSocket socket) {
    this.socket = socket;
  }

  public static TwilioStandIn start() {
    try {
      TwilioStandIn standIn =
          new TwilioStandIn(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      standIn.acceptor.start();
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  public KeyResources keys() {
    return keys;
  }

  public Instant now() {
    return now;
  }

  public void now(Instant moment) {
    now = moment.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Returns a clock that agrees with Twilio's. */
  public Clock clock() {
    return clock(this::now);
  }

  /** Returns a clock that shows what the supplier gives. */
  public static Clock clock(Supplier<Instant> now) {
    return new Clock() {
      @Override
      public Instant instant() {
        return now.get();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }
    };
  }

  /** Plans faults for the next requests of this method, one after the other. */
  public TwilioStandIn next(String method, Fault... faults) {
    for (Fault fault : faults) {
      planned.add(new Planned(request -> request.startsWith(method + " "), fault));
    }
    return this;
  }

  /** Chooses the fault of each request for which none is planned. */
  public void chance(Function<String, Fault> faults) {
    chance = faults;
  }

  /** Returns method and target of each request so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Returns where a request or an answer was not as Twilio's description says. */
  public List<String> violations() {
    return validation.violations();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        if (socket.isClosed()) {
          connection.close();
        } else {
          thread(() -> serve(connection)).start();
        }
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      Request request = RawHttp.read(connection);
      String line = request.method() + " " + request.target();
      Fault fault = fault(line);
      requests.add(line);
      validation.check(request);
      answer(connection, request, fault);
    } catch (IOException e) {
      // the caller has hung up
    }
  }

  private synchronized Fault fault(String line) {
    for (Planned plan : planned) {
      if (plan.request().test(line)) {
        planned.remove(plan);
        return plan.fault();
      }
    }
    return chance.apply(line);
  }

  private void answer(Socket connection, Request request, Fault fault) throws IOException {
    switch (fault) {
      case NONE -> RawHttp.write(connection, done(request), now, true);
      case FAILED_AFTER -> {
        done(request);
        RawHttp.write(connection, KeyResources.error(503, 20500, "Unavailable"), now, true);
      }
      case CUT_BEFORE -> {}
      case CUT_AFTER -> done(request);
      case CUT_IN_THE_MIDDLE -> RawHttp.write(connection, done(request), now, false);
      case SLOW -> {
        done(request);
        while (connection.getInputStream().read() >= 0) {
          // until the caller hangs up
        }
      }
      case FOREIGN_PAGE, ENDLESS_PAGE ->
          RawHttp.write(connection, astray(request, fault), now, true);
      default -> RawHttp.write(connection, undone(request, fault), now, true);
    }
  }

  private Response done(Request request) {
    Response response = keys.answer(request, now);
    validation.check(request, response);
    return response;
  }

  /** Twilio's answer, but for the link to the next page. */
  private Response astray(Request request, Fault fault) {
    String link = fault == Fault.FOREIGN_PAGE ? "http://evil.example/Keys.json" : request.target();
    String body = done(request).body();
    return Response.json(
        200, body.replaceFirst("\"next_page_uri\":[^,}]*", "\"next_page_uri\":\"" + link + "\""));
  }

  private static Response undone(Request request, Fault fault) {
    return switch (fault) {
      case BUSY -> KeyResources.error(429, 20429, "Too Many Requests");
      case BUSY_FOR_7_SECONDS ->
          KeyResources.error(429, 20429, "Too Many Requests").with("Retry-After", "7");
      case BUSY_FOR_AN_HOUR ->
          KeyResources.error(429, 20429, "Too Many Requests").with("Retry-After", "3600");
      case FAILED_BEFORE -> KeyResources.error(500, 20500, "Internal Server Error");
      case UNKNOWN_LOGIN -> KeyResources.error(401, 20003, "Authenticate");
      case HTML -> new Response(200, "text/html", "<p>Welcome", Map.of());
      case XML -> new Response(200, "application/xml", "<TwilioResponse/>", Map.of());
      case RUBBISH -> Response.json(200, "{\"sid\": ");
      case FOREIGN_404 -> new Response(404, "text/html", "<p>Not here", Map.of());
      case REDIRECT ->
          new Response(302, "text/plain", "", Map.of("Location", "http://127.0.0.1:9/"));
      case TELLTALE ->
          KeyResources.error(
              400, 20001, "Bad: " + AUTH_TOKEN + " " + request.header("Authorization"));
      default -> throw new IllegalStateException(fault.toString());
    };
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "twilio-stand-in");
    thread.setDaemon(true);
    return thread;
  }

  /** Closes the port: once this returns, connections are refused. */
  @Override
  public void close() {
    try {
      socket.close();
      wakeAcceptor();
      acceptor.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends an accept that began just before the port was closed: until then the system keeps it. */
  private void wakeAcceptor() throws IOException {
    try (Socket waker = new Socket(socket.getInetAddress(), socket.getLocalPort())) {
      waker.setSoLinger(true, 0);
    } catch (SocketException e) {
      // it has just been closed
    }
  }
}
