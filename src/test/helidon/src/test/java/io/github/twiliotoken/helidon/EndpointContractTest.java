package io.github.twiliotoken.helidon;

import io.github.twiliotoken.contract.EndpointContract;
import io.github.twiliotoken.contract.Settings;

/** The parts of the contract that have no settings of their own. */
class EndpointContractTest extends ServedContract implements EndpointContract {
  EndpointContractTest() {
    super(Settings.forTokens());
  }
}
