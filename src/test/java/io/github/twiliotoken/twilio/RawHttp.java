package io.github.twiliotoken.twilio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads and writes HTTP/1.1 as far as it is needed, one request for each connection. The JDK's own
 * server would set {@code Date} from its clock, and never cut an answer short.
 */
final class RawHttp {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** What came in. */
  record Request(String method, String target, Map<String, String> headers, String body) {
    String path() {
      return target.replaceFirst("\\?.*", "");
    }

    String query() {
      return target.contains("?") ? target.replaceFirst("[^?]*\\?", "") : "";
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** What goes out. */
  record Response(int status, String type, String body, Map<String, String> headers) {
    static Response json(int status, String body) {
      return new Response(status, "application/json;charset=utf-8", body, Map.of());
    }

    Response with(String name, String value) {
      return new Response(status, type, body, Map.of(name, value));
    }
  }

  private RawHttp() {}

  static Request read(Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    String[] first = line(in).split(" ", -1);
    if (first.length < 3) {
      throw new IOException("no request");
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Request(first[0], first[1], headers, body);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection has ended");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /**
   * Writes an answer.
   *
   * @param whole or only a half of its body
   */
  static void write(Socket socket, Response response, Instant now, boolean whole)
      throws IOException {
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + response.status() + " -\r\n");
    head.append("Date: ").append(DATE.format(now)).append("\r\n");
    if (response.status() != 204) {
      head.append("Content-Type: ").append(response.type()).append("\r\n");
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    response
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Connection: close\r\n\r\n");
    socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(body, 0, whole ? body.length : body.length / 2);
    socket.getOutputStream().flush();
  }
}
