package io.github.twiliotoken.quarkus;

import io.github.twiliotoken.contract.HostileCallerContract;
import io.github.twiliotoken.contract.Settings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** {@link HostileCallerContract} on Quarkus. */
@QuarkusTest
@TestProfile(HostileCallerContractTest.Own.class)
class HostileCallerContractTest extends ServedContract implements HostileCallerContract {
  /** The settings of this part. */
  public static class Own extends Profile {
    public Own() {
      super(Settings.with(SETTINGS));
    }
  }
}
