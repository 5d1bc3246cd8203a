package io.github.twiliotoken.helidon;

import io.github.twiliotoken.contract.Contract;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.OwnAnswer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Serves the endpoint to a part of the contract, as {@code @PermitAll} lets it answer itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServedContract implements Contract {
  private final Map<String, String> settings;
  private App app;
  private Http http;

  ServedContract(Map<String, String> settings) {
    this.settings = settings;
  }

  @BeforeAll
  void start() {
    app = App.start(settings);
    http =
        new Http(
            app.uri("/"),
            OwnAnswer.UNKNOWN_METHOD,
            OwnAnswer.UNREADABLE_CLAIM,
            OwnAnswer.UNREADABLE_TIME);
  }

  @AfterAll
  void stop() {
    app.close();
  }

  @Override
  public Http http() {
    return http;
  }
}
