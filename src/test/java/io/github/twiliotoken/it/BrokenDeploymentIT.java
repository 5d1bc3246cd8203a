package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A WAR with mistakes, on a real Payara Micro. Arquillian's adapter takes such a deployment for a
 * good one, since Payara Micro reports itself ready; so the server is started by hand.
 */
class BrokenDeploymentIT {
  private static final String PAYARA = "target/server/payara-micro.jar";

  @TempDir Path folder;

  @Test
  void showsEveryMistakeAndNoSecret() throws Exception {
    String output =
        deploy(
            """
            twilio.account.sid=canary0pasted0into0the0wrong0field
            twilio.api.key=SK0123456789abcdef0123456789abcdef
            twilio.api.secret=short0canary
            twilio.token.profiles=default
            twilio.token.profile.default.roles=**
            twilio.token.profile.default.video.room=${claim:team}
            twilio.token.profile.default.voice.endpoint.id=phone-${NOWHERE}
            twilio.token.ttl.max=PT25H
            mp.jwt.verify.issuer=https://issuer.test
            """);
    for (String problem :
        List.of(
            "TWT-040: twilio.account.sid (environment TWILIO_ACCOUNT_SID): ",
            "TWT-021: twilio.api.secret (environment TWILIO_API_SECRET): The API secret has 12",
            "TWT-025: twilio.token.profile.default.video.room (environment"
                + " TWILIO_TOKEN_PROFILE_DEFAULT_VIDEO_ROOM): ",
            "TWT-025: twilio.token.profile.default.voice.endpoint.id ",
            "TWT-001: twilio.token.ttl.max (environment TWILIO_TOKEN_TTL_MAX): PT25H",
            "TWT-030: mp.jwt.verify.audiences (environment MP_JWT_VERIFY_AUDIENCES): ")) {
      assertTrue(output.contains(problem), problem + " is missing in " + output);
    }
    assertFalse(output.contains("canary"), "a secret is shown");
  }

  @Test
  void theWarAloneDoesNotDeploy() throws Exception {
    String output = deploy("");
    assertTrue(output.contains("TWT-020: twilio.account.sid"), output);
    assertTrue(output.contains("TWT-030: mp.jwt.verify.issuer"), output);
  }

  /** Starts the server, which stops by itself once it has tried. */
  private String deploy(String settings) throws IOException, InterruptedException {
    Path properties = Files.writeString(folder.resolve("settings.properties"), settings);
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("it.jvm").split(" ")));
    command.addAll(
        List.of(
            "-jar",
            PAYARA,
            "--deploy",
            "target/twilio-token.war",
            "--systemproperties",
            properties.toString(),
            "--prebootcommandfile",
            "server-config/payara/preboot.asadmin",
            "--autobindhttp",
            "--nocluster",
            "--warmup"));
    ProcessBuilder server = new ProcessBuilder(command).redirectErrorStream(true);
    server.environment().keySet().removeIf(name -> name.startsWith("TWILIO_"));
    server.redirectOutput(log.toFile()).start().waitFor();
    return Files.readString(log);
  }
}
