package io.github.twiliotoken.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves the packaged WAR and a console on Payara Micro, on 127.0.0.1 only, for callers and with an
 * account that are made on the spot. Neither jar nor WAR holds it: it is compiled with the tests.
 *
 * <p>System properties: {@code demo.port} (8080, or a free one), {@code demo.real=true} (the
 * environment's own Twilio key), {@code demo.set=key=value;key=value} (more settings), {@code
 * demo.deploy=FILE} (one more WAR, under its own name), {@code demo.browser=false} (no browser is
 * opened).
 */
final class DemoServer {
  private static final Path SERVER = Path.of("target/server/payara-micro.jar");
  private static final Path WAR = Path.of("target/twilio-token.war");
  private static final Path CONFIG = Path.of("server-config/payara-micro");
  private static final Path LOG = Path.of("target/demo-server.log");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  // servers print a lone problem twice in one line, with dashes between
  private static final Pattern PROBLEM =
      Pattern.compile("TWT-[0-9]{3}: .*?(?= -- TWT-|$)", Pattern.MULTILINE);

  private final Process process;
  private final URI endpoint;

  private DemoServer(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  public static void main(String[] arguments) throws Exception {
    boolean real = Boolean.getBoolean("demo.real");
    Map<String, String> account = DemoSettings.account(real);
    String pageKey = DemoSettings.randomHex();
    DemoFolder folder = new DemoFolder();
    Path console = folder.console();
    Path settings = folder.settings(pageKey, real, System.getProperty("demo.set", ""));
    DemoServer server = start(settings, console, account);
    // exec:java destroys main's thread group when main fails, and a hook in it never starts then
    ThreadGroup survivor = Thread.currentThread().getThreadGroup().getParent();
    Runtime.getRuntime().addShutdownHook(new Thread(survivor, () -> server.stop(folder)));
    String caller = folder.bearerOfAlice();
    server.awaitToken(caller);
    URI address = server.endpoint.resolve("/console/#" + pageKey);
    server.explain(address, caller, real);
    if (!real) {
      DemoBrowser.open(address); // other users of the machine can read a browser's command line
    }
    int status = server.process.waitFor();
    throw new IllegalStateException("The server ended by itself (" + status + "); see " + LOG);
  }

  private static DemoServer start(Path settings, Path console, Map<String, String> account)
      throws IOException {
    int port = port();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-jar",
            SERVER.toString(),
            "--deploy",
            WAR.toString(),
            "--contextroot",
            "/",
            "--deploy",
            console.toString(),
            "--port",
            String.valueOf(port),
            "--prebootcommandfile",
            CONFIG.resolve("preboot.asadmin").toString(),
            "--logproperties",
            CONFIG.resolve("logging.properties").toString(),
            "--systemproperties",
            settings.toString(),
            "--nocluster");
    String more = System.getProperty("demo.deploy", "");
    if (!more.isEmpty()) {
      builder.command().addAll(List.of("--deploy", more));
    }
    // the user's own account must not sign for anybody who asks this demo
    builder.environment().keySet().removeIf(name -> name.matches("(?i)(twilio|mp[_.]jwt).*"));
    builder.environment().putAll(account);
    Process process = builder.redirectErrorStream(true).redirectOutput(LOG.toFile()).start();
    return new DemoServer(process, URI.create("http://127.0.0.1:" + port + "/twilio/token"));
  }

  private static int port() throws IOException {
    int wanted = Integer.getInteger("demo.port", 8080);
    try (ServerSocket free = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException taken) {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      }
    }
  }

  /**
   * Waits until alice gets a token. Payara Micro calls itself ready even if the application did not
   * deploy.
   */
  private void awaitToken(String caller) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && !process.waitFor(200, TimeUnit.MILLISECONDS)) {
      boolean ready = log().contains("ready in");
      if (status(caller) == 200) {
        return;
      }
      if (ready) {
        break;
      }
    }
    Matcher problems = PROBLEM.matcher(log());
    List<String> found = problems.results().map(match -> match.group()).distinct().toList();
    String what = found.isEmpty() ? "see " + LOG : "\n  " + String.join("\n  ", found);
    throw new IllegalStateException("The application did not deploy: " + what);
  }

  private int status(String caller) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Authorization", "Bearer " + caller)
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return HttpClient.newHttpClient()
          .send(request, HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException notYet) {
      return 0;
    }
  }

  private static String log() throws IOException {
    return new String(Files.readAllBytes(LOG), StandardCharsets.UTF_8);
  }

  private void explain(URI console, String caller, boolean real) {
    String warning =
        real
            ? "These tokens are REAL: anybody with the console's address or the bearer gets them."
            : "The account was made on the spot: Twilio does not know it, and refuses its tokens.";
    System.out.printf("%nThe console: %s%n%n", console);
    System.out.printf("Serving %s, on this machine only.%n%s%n", endpoint, warning);
    String curl =
        "curl -sS -X POST %s -H 'Content-Type: application/json' -H 'Authorization: Bearer %s'"
            .formatted(endpoint, caller);
    System.out.printf(
        """

        A token for alice (her login lasts an hour):

          %1$s -d '{"profile": "default"}'

        The same as the bare token:

          %1$s -d '{"profile": "default"}' -H 'Accept: text/plain'

        For a softphone:  -d '{"profile": "softphone", "ttl": 600}'

        The server's log is %2$s. Stop with Ctrl-C.
        %n""",
        curl, LOG);
    System.out.flush();
  }

  private void stop(DemoFolder folder) {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      folder.delete();
    } catch (IOException | InterruptedException leftBehind) {
      System.err.println("Not deleted: " + leftBehind.getMessage());
    }
  }
}
