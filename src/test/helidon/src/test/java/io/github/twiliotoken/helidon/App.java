package io.github.twiliotoken.helidon;

import io.github.twiliotoken.contract.CallerJwt;
import io.helidon.config.mp.MpConfigSources;
import io.helidon.microprofile.server.Server;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** The application of these tests, while it runs in Helidon. */
final class App implements AutoCloseable {
  private final Server server;

  private App(Server server) {
    this.server = server;
  }

  /** Starts it with these settings and the key of the callers, at a port that is free. */
  static App start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("mp.jwt.verify.publickey", CallerJwt.publicKey());
    // the beans of CallerTest are always there
    all.merge("twilio.token.profiles", "own", (given, own) -> given + "," + own);
    all.put("twilio.token.profile.own.roles", "agent");
    all.put("twilio.token.profile.own.video.room", "own");
    var config =
        ConfigProviderResolver.instance()
            .getBuilder()
            .withSources(MpConfigSources.create(all))
            .build();
    return new App(Server.builder().config(config).host("127.0.0.1").port(0).build().start());
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port()).resolve(path);
  }

  @Override
  public void close() {
    server.stop();
  }
}
