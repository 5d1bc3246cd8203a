package io.github.twiliotoken.readme;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.ChatGrant;
import com.twilio.jwt.accesstoken.Grant;
import com.twilio.jwt.accesstoken.SyncGrant;
import com.twilio.jwt.accesstoken.TaskRouterGrant;
import com.twilio.jwt.accesstoken.VideoGrant;
import com.twilio.jwt.accesstoken.VoiceGrant;

/** What the page about moving shows of Twilio's own library. */
final class TwiliosGrants {
  private TwiliosGrants() {}

  static String token(String account, String key, String secret, Grant grant) {
    return new AccessToken.Builder(account, key, secret.getBytes(UTF_8))
        .identity("alice")
        .ttl(3600)
        .grant(grant)
        .build()
        .toJwt();
  }

  static Grant voice() {
    VoiceGrant grant = new VoiceGrant();
    grant.setIncomingAllow(true);
    grant.setOutgoingApplicationSid("AP0123456789abcdef0123456789abcdef");
    grant.setPushCredentialSid("CR0123456789abcdef0123456789abcdef");
    return grant;
  }

  static Grant video() {
    return new VideoGrant().setRoom("standup");
  }

  static Grant conversations() {
    return new ChatGrant().setServiceSid("IS0123456789abcdef0123456789abcdef");
  }

  static Grant sync() {
    return new SyncGrant().setServiceSid("IS0123456789abcdef0123456789abcdef");
  }

  static Grant taskRouter() {
    return new TaskRouterGrant()
        .setWorkspaceSid("WS0123456789abcdef0123456789abcdef")
        .setWorkerSid("WK0123456789abcdef0123456789abcdef")
        .setRole("worker");
  }
}
