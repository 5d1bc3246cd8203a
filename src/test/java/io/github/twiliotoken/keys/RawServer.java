package io.github.twiliotoken.keys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on loopback that answers by the byte, to break HTTP where no library would. */
final class RawServer implements AutoCloseable {
  /** What the server does after the head of a request has come. */
  interface Behaviour {
    void answer(Connection connection) throws IOException;
  }

  private final ServerSocket socket;
  private final Behaviour behaviour;
  private final CountDownLatch hungUp = new CountDownLatch(1);

  private RawServer(ServerSocket socket, Behaviour behaviour) {
    this.socket = socket;
    this.behaviour = behaviour;
  }

  static RawServer start(Behaviour behaviour) {
    try {
      RawServer server =
          new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
      Thread thread = new Thread(server::accept, "raw-server");
      thread.setDaemon(true);
      thread.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** Waits until a client has ended its connection while the server still wanted it. */
  boolean sawHangUp() throws InterruptedException {
    return hungUp.await(10, TimeUnit.SECONDS);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try (Socket accepted = socket.accept()) {
        behaviour.answer(new Connection(accepted));
      } catch (IOException e) {
        hungUp.countDown();
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** One request, of which the head has been read. */
  static final class Connection {
    private final Socket socket;

    private Connection(Socket socket) throws IOException {
      this.socket = socket;
      BufferedReader head =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String line = head.readLine();
      while (line != null && !line.isEmpty()) {
        line = head.readLine();
      }
    }

    /** Sends the head of a JSON answer with a body of that length. */
    void head(long length) throws IOException {
      write(
          "HTTP/1.1 200 -\r\nContent-Type: application/json\r\nContent-Length: "
              + length
              + "\r\nConnection: close\r\n\r\n");
    }

    void write(String text) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    /**
     * Waits until the client hangs up, or for that time.
     *
     * @throws IOException if it has hung up
     */
    void listen(int milliseconds) throws IOException {
      socket.setSoTimeout(milliseconds);
      InputStream in = socket.getInputStream();
      try {
        if (in.read() < 0) {
          throw new IOException("the client has hung up");
        }
      } catch (SocketTimeoutException e) {
        // it is still there
      }
    }
  }
}
