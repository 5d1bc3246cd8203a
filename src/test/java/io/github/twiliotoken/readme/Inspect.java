package io.github.twiliotoken.readme;

import io.github.twiliotoken.inspect.Product;
import io.github.twiliotoken.inspect.TokenInspector;
import io.github.twiliotoken.jwt.Credentials;
import java.time.Clock;
import java.util.List;

final class Inspect {
  private Inspect() {}

  static List<String> whatIsWrong(String token, Credentials credentials) {
    return new TokenInspector(Clock.systemUTC(), credentials)
        .inspect(token, Product.VOICE).findings().stream()
            .map(finding -> finding.detail() + " " + finding.repair())
            .toList();
  }
}
