package io.github.twiliotoken.quarkus;

import io.github.twiliotoken.contract.CallerJwt;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/**
 * Where there are servlets, too, Quarkus tells JAX-RS of no caller before it is asked. Nobody gets
 * a token then, as long as it is not certain whose it is.
 */
@QuarkusTest
@TestProfile(LazyAuthenticationContractTest.Lazy.class)
class LazyWithServletsContractTest extends ServedContract {
  @Test
  void refusesEveryCaller() {
    http().assertRefused(401, "TWT-053", http().tokenRequest(CallerJwt.of("alice"), "{}"));
  }
}
