package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sends generated requests and compares each answer with the model's. {@code it.model.requests}
 * says how many, {@code it.model.seed} which is the first. A failure names the seed of each request
 * whose answer differs, so that it can be sent alone.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
abstract class ModelSuite {
  static final String LISTED = "https://app.example.com";

  private static final KeyPair FORGER = CallerJwt.newKeys();
  private static final int SHOWN = 5;

  @ArquillianResource URI base;

  private final EndpointModel.Options options;
  private final ModelComparison comparison;

  ModelSuite(EndpointModel.Options options) {
    this.options = options;
    this.comparison = new ModelComparison(new EndpointModel(options), options.get());
  }

  @Test
  void answersAsTheModelSays() {
    int requests = Integer.getInteger("it.model.requests", 2500);
    long first = Long.getLong("it.model.seed", 20261124);
    System.out.println("The model's requests begin with -Dit.model.seed=" + first);
    Http http = new Http(base);
    ModelGenerator generator =
        new ModelGenerator(options, "http://" + base.getHost() + ":" + base.getPort());
    Map<String, Integer> answers = new TreeMap<>();
    List<String> differences = new ArrayList<>();
    for (long seed = first; seed < first + requests && differences.size() < SHOWN; seed++) {
      long sent = Instant.now().getEpochSecond();
      ModelRequest request = generator.request(seed, sent);
      HttpResponse<String> answer = http.send(http(http, request));
      long received = Instant.now().getEpochSecond();
      String difference = comparison.difference(request, answer, sent, received);
      if (!difference.isEmpty()) {
        differences.add(
            "seed %d: %s%n  for %s%n  got %s".formatted(seed, difference, request, shown(answer)));
      }
      answers.merge(kind(answer), 1, Integer::sum);
    }
    System.out.println("Answers: " + answers);

    assertTrue(differences.isEmpty(), () -> String.join("\n", differences));
    assertTrue(requests < 1000 || answers.size() > 15, "too few kinds of answers: " + answers);
  }

  private static HttpRequest.Builder http(Http http, ModelRequest request) {
    HttpRequest.Builder builder =
        http.to("twilio/token" + request.query())
            .method(
                request.method(),
                request.body().isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(request.bytes()));
    ModelRequest.Headers headers = request.headers();
    if (!request.bearer().equals("none")) {
      builder.header("Authorization", "Bearer " + bearer(request));
    }
    if (headers.type() != null) {
      builder.header("Content-Type", headers.type());
    }
    if (headers.accept() != null) {
      builder.header("Accept", headers.accept());
    }
    if (headers.origin() != null) {
      builder.header("Origin", headers.origin());
    }
    return builder;
  }

  private static String bearer(ModelRequest request) {
    if (request.bearer().equals("rubbish")) {
      return "rubbish";
    }
    JWTClaimsSet.Builder claims =
        CallerJwt.claims("x").claim("upn", null).expirationTime(date(request.end()));
    request.claims().forEach(claims::claim);
    switch (request.bearer()) {
      case "issuer" -> claims.issuer("https://else.test");
      case "audience" -> claims.audience("another");
      case "expired" -> claims.expirationTime(date(Instant.now().getEpochSecond() - 3600));
      case "early" -> claims.notBeforeTime(date(Instant.now().getEpochSecond() + 3600));
      default -> {}
    }
    return request.bearer().equals("forged")
        ? CallerJwt.sign(claims, FORGER)
        : CallerJwt.sign(claims);
  }

  private static Date date(long seconds) {
    return Date.from(Instant.ofEpochSecond(seconds));
  }

  private static String kind(HttpResponse<String> answer) {
    if (answer.statusCode() < 400 || answer.body().isEmpty()) {
      return String.valueOf(answer.statusCode());
    }
    return answer.statusCode() + " " + Http.json(answer.body()).getString("code", "?");
  }

  private static String shown(HttpResponse<String> answer) {
    return answer.statusCode() + " " + answer.headers().map() + " " + answer.body();
  }
}
