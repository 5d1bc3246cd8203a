package io.github.twiliotoken.quarkus;

import io.github.twiliotoken.contract.BearerContract;
import io.github.twiliotoken.contract.CallerTimesContract;
import io.github.twiliotoken.contract.HostileIdentityContract;
import io.github.twiliotoken.contract.HttpRulesContract;
import io.github.twiliotoken.contract.RefusalContract;
import io.github.twiliotoken.contract.Settings;
import io.github.twiliotoken.contract.TokenContract;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The parts of the contract that have no settings of their own. */
@QuarkusTest
@TestProfile(EndpointContractTest.Standard.class)
class EndpointContractTest extends ServedContract
    implements TokenContract,
        BearerContract,
        RefusalContract,
        HttpRulesContract,
        CallerTimesContract,
        HostileIdentityContract {
  public static class Standard extends Profile {
    public Standard() {
      super(Settings.forTokens());
    }
  }
}
