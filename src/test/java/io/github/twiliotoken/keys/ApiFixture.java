package io.github.twiliotoken.keys;

import static io.github.twiliotoken.twilio.TwilioStandIn.ACCOUNT;
import static io.github.twiliotoken.twilio.TwilioStandIn.AUTH_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.twilio.TwilioStandIn;
import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.ApiUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** An account's keys at a simulated Twilio; time passes without waiting. */
abstract class ApiFixture {
  final TwilioStandIn twilio = TwilioStandIn.start();
  final List<Duration> waited = new ArrayList<>();
  final ApiKeys keys = keys(ApiLogin.authToken(ACCOUNT, AUTH_TOKEN));

  ApiKeys keys(ApiLogin login) {
    return keys(login, Duration.ofSeconds(30));
  }

  ApiKeys keys(ApiLogin login, Duration read) {
    Backoff backoff = new Backoff(waited::add, () -> 1);
    ApiUrl url = new ApiUrl(twilio.url());
    ApiClient calls = new ApiClient(url, login, backoff, read);
    return new ApiKeys(ACCOUNT, Optional.empty(), calls);
  }

  @AfterEach
  void everyRequestWasAsTwilioDescribes() {
    keys.close();
    twilio.close();
    assertEquals(List.of(), twilio.violations());
  }
}
