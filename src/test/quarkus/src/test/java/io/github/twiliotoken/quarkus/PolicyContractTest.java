package io.github.twiliotoken.quarkus;

import io.github.twiliotoken.contract.PolicyContract;
import io.github.twiliotoken.contract.Settings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** {@link PolicyContract} on Quarkus. */
@QuarkusTest
@TestProfile(PolicyContractTest.Own.class)
class PolicyContractTest extends ServedContract implements PolicyContract {
  /** The settings of this part. */
  public static class Own extends Profile {
    public Own() {
      super(Settings.with(SETTINGS));
    }
  }
}
