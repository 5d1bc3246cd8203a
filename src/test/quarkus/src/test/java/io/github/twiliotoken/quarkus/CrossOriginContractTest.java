package io.github.twiliotoken.quarkus;

import io.github.twiliotoken.contract.CrossOriginContract;
import io.github.twiliotoken.contract.Settings;
import io.github.twiliotoken.contract.TokenByGetContract;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** {@link CrossOriginContract} and {@link TokenByGetContract} on Quarkus. */
@QuarkusTest
@TestProfile(CrossOriginContractTest.Own.class)
class CrossOriginContractTest extends ServedContract
    implements CrossOriginContract, TokenByGetContract {
  /** The settings of this part. */
  public static class Own extends Profile {
    public Own() {
      super(Settings.with(CrossOriginContract.SETTINGS));
    }
  }
}
