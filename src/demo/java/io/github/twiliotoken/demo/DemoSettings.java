package io.github.twiliotoken.demo;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the demo's server is told: an account made on the spot, profiles, who may call. */
final class DemoSettings {
  private static final List<String> ACCOUNT =
      List.of("TWILIO_ACCOUNT_SID", "TWILIO_API_KEY", "TWILIO_API_SECRET");

  private DemoSettings() {}

  /** The account, for the server's environment: a command line can be read by anybody. */
  static Map<String, String> account(boolean real) {
    Map<String, String> account = new LinkedHashMap<>();
    if (!real) {
      account.put(ACCOUNT.get(0), "AC" + random());
      account.put(ACCOUNT.get(1), "SK" + random());
      account.put(ACCOUNT.get(2), random());
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

  /** The rest, as properties; {@code more} is {@code key=value;key=value}. */
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
            random(),
            random(),
            random(),
            more.replace(';', '\n'));
  }

  /** 128 random bits, in hexadecimal digits. */
  static String random() {
    return String.format("%032x", new BigInteger(128, new SecureRandom()));
  }
}
