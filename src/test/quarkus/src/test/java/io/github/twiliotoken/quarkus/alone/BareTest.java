package io.github.twiliotoken.quarkus.alone;

import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.QuarkusUnitTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without quarkus-jsonb the build says so; see the profile {@code bare}. */
class BareTest {
  @RegisterExtension
  static final QuarkusUnitTest APP =
      Apps.of(Map.of()).assertException(failure -> Apps.assertProblems(failure, "TWT-017"));

  @Test
  void isNotBuilt() {
    fail("the application was built");
  }
}
