package io.github.twiliotoken.it;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Settings;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A Payara Micro whose endpoint signs tokens of three grants. */
final class LoadedPayara implements AutoCloseable {
  static final String ORDER = "{\"profile\":\"default\"}";

  private static final String JAR = "target/server/payara-micro.jar";
  private static final Pattern READY = Pattern.compile("ready in ([0-9,.]+) \\(ms\\)");

  private final Server server;

  private LoadedPayara(Server server) {
    this.server = server;
  }

  /**
   * Starts one, and waits until it listens.
   *
   * @param folder does not exist yet
   * @param more settings beside those that every measurement has
   */
  static LoadedPayara start(Path war, Path folder, Map<String, String> more)
      throws IOException, InterruptedException {
    Files.createDirectory(folder);
    Path keys = Files.writeString(folder.resolve("public-key.pem"), CallerJwt.publicKey());
    Map<String, String> settings = new HashMap<>(more);
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
    Server server = Server.start("payara-micro", JAR, war, folder, settings);
    server.output(text -> READY.matcher(text).find() && isOpen(server));
    return new LoadedPayara(server);
  }

  /** Payara Micro says that it is ready a moment before it listens. */
  private static boolean isOpen(Server server) {
    try (Socket socket = new Socket(server.base().getHost(), server.base().getPort())) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  static Path export(WebArchive war, String name) {
    File file = new File("target", name);
    war.as(ZipExporter.class).exportTo(file, true);
    return file.toPath();
  }

  URI address(String path) {
    return server.base().resolve(path);
  }

  long pid() {
    return server.pid();
  }

  /** Returns how long it took to start, in milliseconds. */
  double startMillis() throws IOException, InterruptedException {
    return Wrk.number(READY, server.output(text -> true));
  }

  /** Returns what the server has printed. */
  String printed() throws IOException, InterruptedException {
    return server.output(text -> true);
  }

  /** Returns the answer to one order, which must be a 200. */
  String answer(String path, String bearer) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(ORDER))
            .build());
  }

  /** Returns the metrics in the format of Prometheus. */
  String metrics() throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address("metrics")).header("Accept", "text/plain").build());
  }

  private static String send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          request.uri() + " answers " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  @Override
  public void close() {
    server.close();
  }
}
