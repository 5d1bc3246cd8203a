package io.github.twiliotoken.quarkus;

import io.github.twiliotoken.contract.EndpointContract;
import io.github.twiliotoken.contract.Settings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The parts of the contract that have no settings of their own. */
@QuarkusTest
@TestProfile(EndpointContractTest.Standard.class)
class EndpointContractTest extends ServedContract implements EndpointContract {
  public static class Standard extends Profile {
    public Standard() {
      super(Settings.forTokens());
    }
  }
}
