package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.inspect.Product;
import io.github.twiliotoken.internal.text.StrictJson;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names the token to inspect, and the product that it is meant for. */
record InspectRequest(String token, Product product) {
  private static final Set<String> PRODUCTS =
      Set.of("voice", "video", "conversations", "sync", "taskrouter");

  /**
   * Parses a body of plain text, which is the token, or of JSON.
   *
   * @throws TwilioTokenException if it is neither, or JSON that says anything else
   */
  static InspectRequest parse(EndpointRequest request, InputStream body) {
    RequestBody read = RequestBody.ofJsonOrText(request, body);
    if (read.text().isEmpty()) {
      throw malformed("The body has no token");
    }
    if (!read.json()) {
      return new InspectRequest(read.text(), Product.ANY);
    }
    // no member is a number, so it does not matter what one becomes
    Map<String, Object> members = StrictJson.object(read.text(), 1, number -> 0);
    for (String name : members.keySet()) {
      if (!name.equals("token") && !name.equals("product")) {
        throw malformed("The member '%s' is unknown; known are token and product", name);
      }
    }
    if (!(members.get("token") instanceof String token)) {
      throw malformed("The member 'token' is not a string");
    }
    return new InspectRequest(token, product(members.get("product")));
  }

  private static Product product(@Nullable Object name) {
    if (name == null) {
      return Product.ANY;
    }
    if (name instanceof String text && PRODUCTS.contains(text)) {
      return Product.valueOf(text.toUpperCase(Locale.ROOT));
    }
    throw malformed(
        "The member 'product' is not one of voice, video, conversations, sync and taskrouter");
  }

  private static TwilioTokenException malformed(String format, Object... values) {
    return Problem.REQUEST_MALFORMED.because(format, values);
  }
}
