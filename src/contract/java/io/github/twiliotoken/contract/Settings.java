package io.github.twiliotoken.contract;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The settings of the application under test, in the form of a properties file. */
public final class Settings {
  public static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  public static final String KEY = "SK0123456789abcdef0123456789abcdef";
  public static final String SECRET = "canary0secret0canary0secret0cana";
  public static final String APPLICATION = "AP0123456789abcdef0123456789abcdef";
  public static final String SERVICE = "IS0123456789abcdef0123456789abcdef";

  /** The account that signs. */
  public static final String ACCOUNT_SETTINGS =
      """
      twilio.account.sid=%s
      twilio.api.key=%s
      twilio.api.secret=%s
      """
          .formatted(ACCOUNT, KEY, SECRET);

  /** Whose logins count; the runtime also needs {@link CallerJwt#publicKey()}. */
  public static final String CALLER_SETTINGS =
      """
      mp.jwt.verify.issuer=%s
      mp.jwt.verify.audiences=%s
      """
          .formatted(CallerJwt.ISSUER, CallerJwt.AUDIENCE);

  /** The profiles of all parts of the contract that have no settings of their own. */
  public static final String PROFILE_SETTINGS =
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

  private Settings() {}

  /** Returns the settings of the parts that have none of their own, by key. */
  public static Map<String, String> forTokens() {
    return with(PROFILE_SETTINGS);
  }

  /** Returns the account and the callers with what a part asks for, by key. */
  public static Map<String, String> with(String settings) {
    Properties read = new Properties();
    try {
      read.load(new StringReader(String.join("\n", ACCOUNT_SETTINGS, CALLER_SETTINGS, settings)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, read::getProperty));
  }
}
