package io.github.twiliotoken.helidon;

import io.github.twiliotoken.contract.CrossOriginContract;
import io.github.twiliotoken.contract.Settings;
import io.github.twiliotoken.contract.TokenByGetContract;

/** {@link CrossOriginContract} and {@link TokenByGetContract} on Helidon. */
class CrossOriginContractTest extends ServedContract
    implements CrossOriginContract, TokenByGetContract {
  CrossOriginContractTest() {
    super(Settings.with(CrossOriginContract.SETTINGS));
  }
}
