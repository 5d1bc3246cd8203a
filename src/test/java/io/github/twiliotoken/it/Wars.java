package io.github.twiliotoken.it;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Settings;
import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the suite deploys: what this build has packaged, and a configuration. */
final class Wars {
  static final String CALLER_SETTINGS =
      "mp.jwt.verify.publickey.location=/META-INF/public-key.pem\n" + Settings.CALLER_SETTINGS;

  private Wars() {}

  /** The WAR as it ships, with the settings that a part of the contract asks for. */
  static WebArchive packagedWith(String settings) {
    return configured(packaged(), Settings.ACCOUNT_SETTINGS, CALLER_SETTINGS, settings);
  }

  /** The WAR as it ships. */
  static WebArchive packaged() {
    return ShrinkWrap.create(ZipImporter.class, "twilio-token.war")
        .importFrom(new File("target/twilio-token.war"))
        .as(WebArchive.class);
  }

  /** Somebody else's WAR that holds our jar. */
  static WebArchive consumer() {
    return ShrinkWrap.create(WebArchive.class, "consumer.war")
        .addAsLibrary(new File("target/twilio-token.jar"));
  }

  static WebArchive configured(WebArchive war, String... settings) {
    return war.addAsResource(new StringAsset(CallerJwt.publicKey()), "META-INF/public-key.pem")
        .addAsResource(
            new StringAsset(String.join("\n", settings)),
            "META-INF/microprofile-config.properties");
  }
}
