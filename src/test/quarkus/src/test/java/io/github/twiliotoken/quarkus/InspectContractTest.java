package io.github.twiliotoken.quarkus;

import io.github.twiliotoken.contract.InspectContract;
import io.github.twiliotoken.contract.Settings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** {@link InspectContract} on Quarkus. */
@QuarkusTest
@TestProfile(InspectContractTest.Own.class)
class InspectContractTest extends ServedContract implements InspectContract {
  /** The settings of this part. */
  public static class Own extends Profile {
    public Own() {
      super(Settings.with(SETTINGS));
    }
  }
}
