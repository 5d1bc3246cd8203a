package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Settings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A WAR with mistakes, on a server that an operator has started: adapters take such a deployment
 * for a good one, or keep what was said to themselves.
 */
class BrokenDeploymentIT {
  @TempDir Path folder;

  @Test
  void showsEveryMistakeAndNoSecret() throws Exception {
    List<String> problems =
        List.of(
            "TWT-040: twilio.account.sid (environment TWILIO_ACCOUNT_SID): ",
            "TWT-021: twilio.api.secret (environment TWILIO_API_SECRET): The API secret has 12",
            "TWT-025: twilio.token.profile.default.video.room (environment"
                + " TWILIO_TOKEN_PROFILE_DEFAULT_VIDEO_ROOM): ",
            "TWT-025: twilio.token.profile.default.voice.endpoint.id ",
            "TWT-001: twilio.token.ttl.max (environment TWILIO_TOKEN_TTL_MAX): PT25H",
            "TWT-030: mp.jwt.verify.audiences (environment MP_JWT_VERIFY_AUDIENCES): ");
    String output =
        deploy(
            Map.of(
                "twilio.account.sid", "canary0pasted0into0the0wrong0field",
                "twilio.api.key", Settings.KEY,
                "twilio.api.secret", "short0canary",
                "twilio.token.profiles", "default",
                "twilio.token.profile.default.roles", "**",
                "twilio.token.profile.default.video.room", "${claim:team}",
                "twilio.token.profile.default.voice.endpoint.id", "phone-${NOWHERE}",
                "twilio.token.ttl.max", "PT25H",
                "mp.jwt.verify.issuer", CallerJwt.ISSUER),
            problems);

    assertFalse(output.contains("canary"), "a secret is shown");
  }

  @Test
  void theWarAloneDoesNotDeploy() throws Exception {
    deploy(Map.of(), List.of("TWT-020: twilio.account.sid", "TWT-030: mp.jwt.verify.issuer"));
  }

  /** What the server has printed once it has said all of that; it serves no token then. */
  private String deploy(Map<String, String> settings, List<String> problems) throws Exception {
    try (Server server =
        Server.start(
            System.getProperty("arquillian.launch"),
            System.getProperty("it.server.home"),
            folder,
            settings)) {
      String output = server.output(printed -> problems.stream().allMatch(printed::contains));
      for (String problem : problems) {
        assertTrue(output.contains(problem), problem + " is missing in " + output);
      }
      int status = status(server);
      assertTrue(List.of(0, 404).contains(status), "HTTP " + status);
      return output;
    }
  }

  private static int status(Server server) throws InterruptedException {
    HttpRequest order =
        HttpRequest.newBuilder(server.base().resolve("twilio/token"))
            .header("Authorization", "Bearer " + CallerJwt.of("alice"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return HttpClient.newHttpClient()
          .send(order, HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException nobodyListens) {
      return 0;
    }
  }
}
