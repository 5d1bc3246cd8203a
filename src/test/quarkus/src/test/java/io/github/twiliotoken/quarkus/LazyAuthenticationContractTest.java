package io.github.twiliotoken.quarkus;

import io.github.twiliotoken.contract.BearerContract;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.OwnAnswer;
import io.github.twiliotoken.contract.RefusalContract;
import io.github.twiliotoken.contract.Settings;
import io.github.twiliotoken.contract.TokenContract;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Where Quarkus checks no bearer before it is asked, the endpoint itself answers bad ones. */
@QuarkusTest
@TestProfile(LazyAuthenticationContractTest.Lazy.class)
class LazyAuthenticationContractTest extends ServedContract
    implements TokenContract, BearerContract, RefusalContract {
  @Override
  public Http http() {
    return new Http(base, OwnAnswer.UNKNOWN_METHOD);
  }

  /** The standard settings, with authentication at the first question. */
  public static class Lazy extends Profile {
    public Lazy() {
      super(Settings.forTokens());
      settings.put("quarkus.http.auth.proactive", "false");
    }
  }
}
