package io.github.twiliotoken.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.stream.Stream;

/** A temporary folder for the server: keys, settings, the console. Only its owner can read it. */
final class DemoFolder {
  private final Path folder;
  private final KeyPair keys;

  DemoFolder() throws IOException, GeneralSecurityException {
    folder = Files.createTempDirectory("twilio-token-demo");
    keys = DemoIssuer.keys();
  }

  Path console() throws IOException {
    Path war = folder.resolve("console.war");
    ConsoleWar.write(war);
    return war;
  }

  /**
   * Writes all settings but the account, and the keys that they name.
   *
   * @param pageKey what a page must send to sign in
   * @param more further settings, as {@code key=value;key=value}
   */
  Path settings(String pageKey, boolean real, String more) throws IOException {
    Path publicKey =
        Files.writeString(folder.resolve("public-key.pem"), DemoIssuer.pem(keys.getPublic()));
    Path privateKey = Files.write(folder.resolve("issuer-key"), keys.getPrivate().getEncoded());
    String console =
        """
        %s=%s
        %s=%s
        %s=%b
        """
            .formatted(
                ConsoleLogin.PAGE_KEY,
                pageKey,
                ConsoleLogin.ISSUER_KEY,
                privateKey.toUri(),
                ConsoleLogin.REAL,
                real);
    return Files.writeString(
        folder.resolve("settings.properties"),
        console + DemoSettings.properties(publicKey.toUri().toString(), more));
  }

  /** Returns a bearer of alice, who has the role agent. */
  String bearerOfAlice() throws GeneralSecurityException {
    return new DemoIssuer(keys.getPrivate().getEncoded()).bearer(DemoCaller.ALICE);
  }

  void delete() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
