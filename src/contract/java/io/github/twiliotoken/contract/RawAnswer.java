package io.github.twiliotoken.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the answer to a request that was written by hand. */
final class RawAnswer {
  private static final Pattern LENGTH =
      Pattern.compile("(?i)\\r\\ncontent-length: *([0-9]+)\\r\\n");

  private RawAnswer() {}

  /** Sends a request as it is, and returns all of the answer, or what came before the end. */
  static String to(String request, URI base) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(30_000);
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        InputStream sent = socket.getInputStream();
        byte[] some = new byte[8192];
        int length;
        while (!isWhole(answer) && (length = sent.read(some)) >= 0) {
          answer.write(some, 0, length);
        }
      } catch (SocketTimeoutException hangs) {
        throw hangs;
      } catch (IOException closed) {
        // the server has read enough
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  /** Returns whether this is an answer that says how long its body is, and has all of it. */
  private static boolean isWhole(ByteArrayOutputStream answer) {
    String text = answer.toString(StandardCharsets.ISO_8859_1);
    int body = text.indexOf("\r\n\r\n") + 4;
    Matcher length = LENGTH.matcher(text);
    return body > 4 && length.find() && text.length() - body >= Integer.parseInt(length.group(1));
  }
}
