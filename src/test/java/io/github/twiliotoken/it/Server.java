package io.github.twiliotoken.it;

import io.github.twiliotoken.contract.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A server that {@code server-config/BRAND/start} has started, with what that prints. */
final class Server implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path log;
  private final URI base;
  private final Http http;

  private Server(Process process, Path log, URI base) {
    this.process = process;
    this.log = log;
    this.base = base;
    this.http = new Http(base);
  }

  /** Starts a server that serves the packaged WAR at the root. */
  static Server start(String brand, String home, Path folder, Map<String, String> settings)
      throws IOException {
    return start(brand, home, Path.of("target/twilio-token.war"), folder, settings);
  }

  /**
   * Starts a server that serves a WAR at the root.
   *
   * @param brand a folder of {@code server-config}
   * @param home what has been unpacked, or Payara Micro's jar
   * @param settings by their keys, or as variables; the server finds them in its environment
   */
  static Server start(
      String brand, String home, Path war, Path folder, Map<String, String> settings)
      throws IOException {
    int port = freePort();
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(
            "server-config/" + brand + "/start",
            Path.of(home).toAbsolutePath().toString(),
            war.toAbsolutePath().toString());
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(name -> name.matches("(?i)(twilio_.*|mp_.*|http_host|secrets_dir|cluster.*)"));
    settings.forEach((key, value) -> environment.put(variable(key), value));
    environment.put("WORK", Files.createDirectory(folder.resolve("work")).toString());
    environment.put("HTTP_PORT", String.valueOf(port));
    environment.put("ADMIN_PORT", String.valueOf(freePort()));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JAVA_OPTS", System.getProperty("it.jvm"));
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new Server(process, log, URI.create("http://127.0.0.1:" + port + "/"));
  }

  /** Waits until the output is as it must be, or does not change any more. */
  String output(Predicate<String> complete) throws IOException, InterruptedException {
    long start = System.nanoTime();
    boolean running = true;
    while (running && System.nanoTime() - start < PATIENCE.toNanos()) {
      running = !process.waitFor(200, TimeUnit.MILLISECONDS);
      if (complete.test(output())) {
        break;
      }
    }
    return output();
  }

  private String output() throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
  }

  URI base() {
    return base;
  }

  /** Returns a client of this server. */
  Http http() {
    return http;
  }

  long pid() {
    return process.pid();
  }

  /** Ends it as a crash would, without a word to anybody. */
  void kill() {
    // the server itself may have been started by a script
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Stops it as a machine without power would, or lets it go on: {@code STOP}, {@code CONT}. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String variable(String key) {
    return key.contains(".") ? environmentName(key) : key;
  }

  static String environmentName(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
