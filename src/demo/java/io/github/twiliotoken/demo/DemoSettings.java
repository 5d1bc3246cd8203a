package io.github.twiliotoken.demo;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of the demo's server: a made-up account, the profiles, the callers' issuer. */
final class DemoSettings {
  private static final List<String> ACCOUNT =
      List.of("TWILIO_ACCOUNT_SID", "TWILIO_API_KEY", "TWILIO_API_SECRET");

  private DemoSettings() {}

  /**
   * Returns the account as variables of the server's environment, since other users can read a
   * command line.
   *
   * @param real whether it is the user's own account, from this environment
   */
  static Map<String, String> account(boolean real) {
    Map<String, String> account = new LinkedHashMap<>();
    if (!real) {
      account.put(ACCOUNT.get(0), "AC" + randomHex());
      account.put(ACCOUNT.get(1), "SK" + randomHex());
      account.put(ACCOUNT.get(2), randomHex());
      return account;
    }
    for (String name : ACCOUNT) {
      String value = System.getenv(name);
      if (value == null) {
        throw new IllegalStateException(
            "demo.real=true signs with your own key, but " + name + " is not in the environment");
      }
      account.put(name, value);
    }
    return account;
  }

  /**
   * Returns the other settings as a properties file.
   *
   * @param publicKey the address of the issuer's public key
   * @param more further settings, as {@code key=value;key=value}
   */
  static String properties(String publicKey, String more) {
    return """
    mp.jwt.verify.publickey.location=%s
    mp.jwt.verify.issuer=%s
    mp.jwt.verify.audiences=%s
    twilio.inspect.roles=inspector
    twilio.token.profiles=default,softphone,team,chat,brief
    twilio.token.profile.default.roles=**
    twilio.token.profile.default.video.room=demo
    twilio.token.profile.softphone.roles=agent
    twilio.token.profile.softphone.voice.incoming.allow=true
    twilio.token.profile.softphone.voice.outgoing.application.sid=AP%s
    twilio.token.profile.team.roles=**
    twilio.token.profile.team.video.room=team-{claim:team}.{param:room}
    twilio.token.profile.team.claim.team.pattern=[a-z]+
    twilio.token.profile.team.param.room.pattern=[a-z0-9-]{1,32}
    twilio.token.profile.chat.roles=agent
    twilio.token.profile.chat.chat.service.sid=IS%s
    twilio.token.profile.chat.sync.service.sid=IS%s
    twilio.token.profile.brief.roles=**
    twilio.token.profile.brief.video.room=demo
    twilio.token.profile.brief.ttl=PT30S
    twilio.token.profile.brief.ttl.min=PT10S
    twilio.token.profile.brief.ttl.max=PT1M
    %s
    """
        .formatted(
            publicKey,
            DemoIssuer.NAME,
            DemoIssuer.AUDIENCE,
            randomHex(),
            randomHex(),
            randomHex(),
            more.replace(';', '\n'));
  }

  /** Returns 128 random bits as hexadecimal digits. */
  static String randomHex() {
    return String.format("%032x", new BigInteger(128, new SecureRandom()));
  }
}
