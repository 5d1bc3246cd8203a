package io.github.twiliotoken.helidon;

import io.github.twiliotoken.contract.InspectContract;
import io.github.twiliotoken.contract.Settings;

/** {@link InspectContract} on Helidon. */
class InspectContractTest extends ServedContract implements InspectContract {
  InspectContractTest() {
    super(Settings.with(SETTINGS));
  }
}
