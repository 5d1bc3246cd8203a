package io.github.twiliotoken.readme;

import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.jwt.Hs256TokenIssuer;

final class Plain {
  private Plain() {}

  static String token(String account, String key, String secret) {
    var credentials = new Credentials(account, key, new ApiSecret(secret));
    var issuer = new Hs256TokenIssuer(credentials, TtlPolicy.STANDARD);
    return issuer.issue(TokenRequest.of("alice", new VoiceGrant().incoming())).jwt();
  }
}
