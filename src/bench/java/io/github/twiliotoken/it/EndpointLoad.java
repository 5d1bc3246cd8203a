package io.github.twiliotoken.it;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Settings;
import io.github.twiliotoken.it.bare.Bare;
import io.github.twiliotoken.it.bare.BareApplication;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Measures the endpoint on Payara Micro with wrk, beside a bare resource of the same WAR: the
 * highest rate of requests, the 99th percentile at half of that rate, and how long the server takes
 * to start.
 */
public final class EndpointLoad {
  private static final String PAYARA = "target/server/payara-micro.jar";
  private static final int CONNECTIONS = 16;
  private static final String ORDER = "{\"profile\":\"default\"}";
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
  private static final Pattern READY = Pattern.compile("ready in ([0-9,.]+) \\(ms\\)");
  private static final Map<String, Double> MILLIS = Map.of("us", 0.001, "ms", 1.0, "s", 1000.0);

  private final Path folder;
  private final Path keys;
  private final String bearer =
      CallerJwt.sign(
          CallerJwt.claims("alice").expirationTime(Date.from(Instant.now().plusSeconds(7200))));
  private final Map<String, List<Double>> series = new TreeMap<>();

  private EndpointLoad(Path folder) throws IOException {
    this.folder = folder;
    keys = Files.writeString(folder.resolve("public-key.pem"), CallerJwt.publicKey());
  }

  /**
   * Measures all three.
   *
   * @return the values of all rounds, by the name of the series
   */
  public static Map<String, List<Double>> measure(int rounds)
      throws IOException, InterruptedException {
    requireWrk();
    EndpointLoad load =
        new EndpointLoad(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "load"));
    load.requests(rounds);
    load.boots(rounds);
    return load.series;
  }

  private static void requireWrk() {
    try {
      new ProcessBuilder("wrk", "--version").start().getInputStream().close();
    } catch (IOException e) {
      throw new IllegalStateException(
          "There is no wrk to load the endpoint with: install Debian's package wrk, or measure"
              + " the minting alone with -Dbench.what=mint",
          e);
    }
  }

  private Map<String, String> settings(int size) {
    Map<String, String> settings = new HashMap<>();
    settings.put("bare.size", String.valueOf(size));
    settings.put("mp.jwt.verify.publickey.location", keys.toUri().toString());
    settings.put("mp.jwt.verify.issuer", CallerJwt.ISSUER);
    settings.put("mp.jwt.verify.audiences", CallerJwt.AUDIENCE);
    settings.put("twilio.account.sid", Settings.ACCOUNT);
    settings.put("twilio.api.key", Settings.KEY);
    settings.put("twilio.api.secret", Settings.SECRET);
    settings.put("twilio.token.profiles", "default");
    String profile = "twilio.token.profile.default.";
    settings.put(profile + "roles", "agent");
    settings.put(profile + "voice.incoming.allow", "true");
    settings.put(profile + "voice.outgoing.application.sid", Settings.APPLICATION);
    settings.put(profile + "chat.service.sid", Settings.SERVICE);
    settings.put(profile + "video.room", "standup");
    return settings;
  }

  private void requests(int rounds) throws IOException, InterruptedException {
    Path war = export(Wars.packaged().addClass(Bare.class), "both.war");
    int size;
    try (Server server = start(war, "first", 1000)) {
      size = answer(server, "token").length();
    }
    try (Server server = start(war, "load", size)) {
      for (String resource : List.of("token", "bare")) {
        if (answer(server, resource).length() != size) {
          throw new IllegalStateException(resource + " answers " + answer(server, resource));
        }
      }
      for (int warmUp = 0; warmUp < 6; warmUp++) {
        for (String resource : List.of("token", "bare")) {
          wrk(server, resource, 0, 10);
        }
      }
      for (int round = 0; round < rounds; round++) {
        for (String resource : List.of("token", "bare")) {
          add(resource + ".rps", number(RATE, wrk(server, resource, 0, 5)));
        }
      }
      // each connection waits so long between two requests that half of the load is left
      double half = last("token.rps") / 2;
      long pause = Math.round(1000 * CONNECTIONS / half);
      for (int round = 0; round < rounds; round++) {
        for (String resource : List.of("token", "bare")) {
          String report = wrk(server, resource, pause, 5);
          add(resource + ".half.rps", number(RATE, report));
          Matcher p99 = found(P99, report);
          add(resource + ".half.p99", Double.parseDouble(p99.group(1)) * MILLIS.get(p99.group(2)));
        }
      }
    }
  }

  private void boots(int rounds) throws IOException, InterruptedException {
    Path empty =
        export(
            ShrinkWrap.create(WebArchive.class, "empty.war")
                .addClasses(Bare.class, BareApplication.class)
                .addAsWebInfResource(new File("src/main/webapp/WEB-INF/beans.xml")),
            "empty.war");
    for (int round = 0; round < rounds; round++) {
      boot("boot.token", Path.of("target/twilio-token.war"), round);
      boot("boot.bare", empty, round);
    }
  }

  private void boot(String name, Path war, int round) throws IOException, InterruptedException {
    try (Server server = start(war, name + round, 1000)) {
      String resource = name.endsWith("token") ? "token" : "bare";
      answer(server, resource);
      add(name, number(READY, server.output(text -> true)));
    }
  }

  private Server start(Path war, String name, int size) throws IOException, InterruptedException {
    Path own = Files.createDirectory(folder.resolve(name));
    Server server = Server.start("payara-micro", PAYARA, war, own, settings(size));
    server.output(text -> READY.matcher(text).find() && isOpen(server));
    return server;
  }

  /** Payara Micro says that it is ready a moment before it listens. */
  private static boolean isOpen(Server server) {
    try (Socket socket = new Socket(server.base().getHost(), server.base().getPort())) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private String answer(Server server, String resource) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address(server, resource))
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(ORDER))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          resource + " answers " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  private static URI address(Server server, String resource) {
    return server.base().resolve("twilio/" + resource);
  }

  private String wrk(Server server, String resource, long pause, int seconds)
      throws IOException, InterruptedException {
    Path script =
        Files.writeString(
            folder.resolve("request.lua"),
            """
            wrk.method = "POST"
            wrk.body = '%s'
            wrk.headers["Content-Type"] = "application/json"
            wrk.headers["Authorization"] = "Bearer %s"
            %s
            """
                .formatted(
                    ORDER, bearer, pause > 0 ? "function delay() return " + pause + " end" : ""));
    Process process =
        new ProcessBuilder(
                "wrk",
                "--threads=1",
                "--connections=" + CONNECTIONS,
                "--duration=" + seconds + "s",
                "--latency",
                "--script=" + script,
                address(server, resource).toString())
            .redirectErrorStream(true)
            .start();
    String report = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0 || report.contains("Non-2xx") || report.contains("Socket errors")) {
      throw new IllegalStateException("wrk: " + report);
    }
    return report;
  }

  private static Path export(WebArchive war, String name) {
    File file = new File("target", name);
    war.as(ZipExporter.class).exportTo(file, true);
    return file.toPath();
  }

  private static Matcher found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("There is no " + pattern + " in " + text);
    }
    return matcher;
  }

  private static double number(Pattern pattern, String text) {
    return Double.parseDouble(found(pattern, text).group(1).replace(",", ""));
  }

  private void add(String name, double value) {
    System.out.printf("%-20s %.2f%n", name, value);
    series.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  private double last(String name) {
    List<Double> values = series.get(name);
    return values.get(values.size() - 1);
  }
}
