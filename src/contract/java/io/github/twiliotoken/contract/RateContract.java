package io.github.twiliotoken.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A caller who asks for more tokens than the operator's rate allows. */
public interface RateContract extends Contract {
  int ALLOWED = 5;
  int ASKED = 20;

  String SETTINGS = Settings.PROFILE_SETTINGS + "twilio.token.rate=" + ALLOWED + "/PT1H\n";

  @Test
  default void getsAsManyTokensAsTheRateAllows() throws Exception {
    String bearer = CallerJwt.sign(CallerJwt.claims("alice"));
    Callable<HttpResponse<String>> one = () -> http().send(http().tokenRequest(bearer, "{}"));
    List<HttpResponse<String>> refused = new ArrayList<>();

    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      for (Future<HttpResponse<String>> answer :
          callers.invokeAll(Collections.nCopies(ASKED, one))) {
        if (answer.get().statusCode() != 200) {
          refused.add(answer.get());
        }
      }
    } finally {
      callers.shutdownNow();
    }

    assertEquals(ASKED - ALLOWED, refused.size());
    for (HttpResponse<String> answer : refused) {
      Http.assertProblem(answer, 429, "TWT-072");
      int wait = Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow());
      assertTrue(wait > 3600 / ALLOWED - 60 && wait <= 3600 / ALLOWED, wait + " s");
    }
    String bob = CallerJwt.sign(CallerJwt.claims("bob"));
    assertEquals(200, http().send(http().tokenRequest(bob, "{}")).statusCode());
  }
}
