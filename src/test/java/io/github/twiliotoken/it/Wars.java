package io.github.twiliotoken.it;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the suite deploys: what this build has packaged, and a configuration. */
final class Wars {
  static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  static final String KEY = "SK0123456789abcdef0123456789abcdef";
  static final String SECRET = "canary0secret0canary0secret0cana";
  static final String APPLICATION = "AP0123456789abcdef0123456789abcdef";
  static final String SERVICE = "IS0123456789abcdef0123456789abcdef";

  static final String ACCOUNT_SETTINGS =
      """
      twilio.account.sid=%s
      twilio.api.key=%s
      twilio.api.secret=%s
      """
          .formatted(ACCOUNT, KEY, SECRET);

  static final String CALLER_SETTINGS =
      """
      mp.jwt.verify.publickey.location=/META-INF/public-key.pem
      mp.jwt.verify.issuer=%s
      mp.jwt.verify.audiences=%s
      """
          .formatted(CallerJwt.ISSUER, CallerJwt.AUDIENCE);

  static final String PROFILE_SETTINGS =
      """
      twilio.token.profiles=default,softphone,long,watch
      twilio.token.profile.default.video.room=standup
      twilio.token.profile.default.roles=**
      twilio.token.profile.softphone.roles=agent
      twilio.token.profile.softphone.voice.incoming.allow=true
      twilio.token.profile.softphone.voice.outgoing.application.sid=%s
      twilio.token.profile.softphone.voice.outgoing.params={"team": "red", "floor": 3}
      twilio.token.profile.softphone.chat.service.sid=%s
      twilio.token.profile.long.roles=**
      twilio.token.profile.long.video.room=*
      twilio.token.profile.long.ttl.max=PT24H
      twilio.token.profile.long.session.bound=false
      twilio.token.profile.watch.roles=supervisor
      twilio.token.profile.watch.video.room=watch
      """
          .formatted(APPLICATION, SERVICE);

  private Wars() {}

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
