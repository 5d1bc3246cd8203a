package io.github.twiliotoken.helidon;

import io.github.twiliotoken.contract.HostileCallerContract;
import io.github.twiliotoken.contract.Settings;

/** {@link HostileCallerContract} on Helidon. */
class HostileCallerContractTest extends ServedContract implements HostileCallerContract {
  HostileCallerContractTest() {
    super(Settings.with(SETTINGS));
  }
}
