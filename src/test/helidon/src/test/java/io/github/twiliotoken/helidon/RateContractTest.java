package io.github.twiliotoken.helidon;

import io.github.twiliotoken.contract.RateContract;
import io.github.twiliotoken.contract.Settings;

/** {@link RateContract} on Helidon. */
class RateContractTest extends ServedContract implements RateContract {
  RateContractTest() {
    super(Settings.with(SETTINGS));
  }
}
