package io.github.twiliotoken.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Forwards the connections to a port of this machine to another port. While it is cut, it holds
 * back every byte and closes nothing, as a network that loses all packets; what waited is delivered
 * when it is joined again.
 */
final class TcpProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private volatile CountDownLatch joined = new CountDownLatch(0);

  private TcpProxy(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  /** Opens a port for the connections to another port. */
  static TcpProxy to(int target) throws IOException {
    TcpProxy proxy =
        new TcpProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  int port() {
    return server.getLocalPort();
  }

  void cut() {
    joined = new CountDownLatch(1);
  }

  void join() {
    joined.countDown();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket from = server.accept();
        open.add(from);
        threads.execute(() -> connect(from));
      } catch (IOException closed) {
        // the loop ends
      }
    }
  }

  private void connect(Socket from) {
    try {
      joined.await();
      Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(to);
      // else small packets wait for one another
      from.setTcpNoDelay(true);
      to.setTcpNoDelay(true);
      threads.execute(() -> forward(from, to));
      forward(to, from);
    } catch (IOException nobodyThere) {
      close(from);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Forwards in one direction until one side closes; then both are closed. */
  private void forward(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[8192];
      int read = in.read(bytes);
      while (read >= 0) {
        joined.await();
        out.write(bytes, 0, read);
        read = in.read(bytes);
      }
      joined.await();
    } catch (IOException closed) {
      // by the other direction, or by a node that has ended
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(from);
      close(to);
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
    open.forEach(this::close);
  }
}
