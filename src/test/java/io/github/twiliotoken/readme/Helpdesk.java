package io.github.twiliotoken.readme;

import io.github.twiliotoken.inspect.Inspection;
import io.github.twiliotoken.inspect.Product;
import io.github.twiliotoken.inspect.TokenInspector;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
class Helpdesk {
  @Inject TokenInspector inspector;

  Inspection why(String refused) {
    return inspector.inspect(refused, Product.VOICE);
  }
}
