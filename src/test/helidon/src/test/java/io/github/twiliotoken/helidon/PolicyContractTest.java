package io.github.twiliotoken.helidon;

import io.github.twiliotoken.contract.PolicyContract;
import io.github.twiliotoken.contract.Settings;

/** {@link PolicyContract} on Helidon. */
class PolicyContractTest extends ServedContract implements PolicyContract {
  PolicyContractTest() {
    super(Settings.with(SETTINGS));
  }
}
