package io.github.twiliotoken.quarkus;

import io.github.twiliotoken.contract.RateContract;
import io.github.twiliotoken.contract.Settings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** {@link RateContract} on Quarkus. */
@QuarkusTest
@TestProfile(RateContractTest.Own.class)
class RateContractTest extends ServedContract implements RateContract {
  /** The settings of this part. */
  public static class Own extends Profile {
    public Own() {
      super(Settings.with(SETTINGS));
    }
  }
}
