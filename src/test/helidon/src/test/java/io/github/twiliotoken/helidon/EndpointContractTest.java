package io.github.twiliotoken.helidon;

import io.github.twiliotoken.contract.BearerContract;
import io.github.twiliotoken.contract.CallerTimesContract;
import io.github.twiliotoken.contract.HostileIdentityContract;
import io.github.twiliotoken.contract.HttpRulesContract;
import io.github.twiliotoken.contract.RefusalContract;
import io.github.twiliotoken.contract.Settings;
import io.github.twiliotoken.contract.TokenContract;

/** The parts of the contract that have no settings of their own. */
class EndpointContractTest extends ServedContract
    implements TokenContract,
        BearerContract,
        RefusalContract,
        HttpRulesContract,
        CallerTimesContract,
        HostileIdentityContract {
  EndpointContractTest() {
    super(Settings.forTokens());
  }
}
