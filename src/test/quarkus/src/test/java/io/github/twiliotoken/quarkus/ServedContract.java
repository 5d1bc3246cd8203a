package io.github.twiliotoken.quarkus;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Contract;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.OwnAnswer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Serves the endpoint to a part of the contract. */
abstract class ServedContract implements Contract {
  @TestHTTPResource("/")
  URI base;

  @Override
  public Http http() {
    return new Http(
        base, OwnAnswer.BAD_BEARER, OwnAnswer.UNKNOWN_METHOD, OwnAnswer.UNREADABLE_CLAIM);
  }

  /** The settings of a part, and the key of the callers. */
  abstract static class Profile implements QuarkusTestProfile {
    final Map<String, String> settings;

    Profile(Map<String, String> settings) {
      this.settings = new HashMap<>(settings);
      this.settings.put("mp.jwt.verify.publickey", CallerJwt.publicKey());
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return settings;
    }
  }
}
