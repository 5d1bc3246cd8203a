package io.github.twiliotoken.readme;

import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.TaskRouterGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import java.time.Duration;

/** What the page about moving shows of this library. */
final class OurGrants {
  private OurGrants() {}

  static String token(TokenIssuer issuer, Grant grant) {
    return issuer.issue(TokenRequest.of("alice", grant).withTtl(Duration.ofHours(1))).jwt();
  }

  static Grant voice() {
    return new VoiceGrant()
        .incoming()
        .outgoing("AP0123456789abcdef0123456789abcdef")
        .pushCredential("CR0123456789abcdef0123456789abcdef");
  }

  static Grant video() {
    return new VideoGrant("standup");
  }

  static Grant conversations() {
    return new ChatGrant("IS0123456789abcdef0123456789abcdef");
  }

  static Grant sync() {
    return new SyncGrant("IS0123456789abcdef0123456789abcdef");
  }

  static Grant taskRouter() {
    return new TaskRouterGrant("WS0123456789abcdef0123456789abcdef")
        .worker("WK0123456789abcdef0123456789abcdef")
        .role("worker");
  }
}
