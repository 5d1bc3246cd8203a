package io.github.twiliotoken.helidon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import jakarta.enterprise.inject.spi.CDI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens that are injected for the caller of a request, and for nobody else. */
class CallerTest {
  private static App app;
  private static Http http;

  @BeforeAll
  static void start() {
    app = App.start(Settings.forTokens());
    http = new Http(app.uri("/"));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static HttpResponse<String> ask(String path, String bearer) {
    return http.send(http.to(path).header("Authorization", "Bearer " + bearer));
  }

  private static String askAs(String caller, String path) {
    HttpResponse<String> answer = ask(path, CallerJwt.of(caller));
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  @Test
  void theTokenIsForTheCaller() {
    assertEquals("alice", askAs("alice", "own"));
    assertEquals("bob", askAs("bob", "own"));
  }

  @Test
  void nobodyGetsNone() {
    Http.assertProblem(http.send(http.to("own")), 401, "TWT-013");
    Http.assertProblem(ask("own", "rubbish"), 401, "TWT-013");
    String stranger = CallerJwt.sign(CallerJwt.claims("alice"), CallerJwt.newKeys());
    Http.assertProblem(ask("own", stranger), 401, "TWT-013");
  }

  /** The thread is made by the request of one caller, and is then asked during another's. */
  @Test
  void aThreadThatServesNoRequestGetsNone() {
    assertEquals("TWT-013 TWT-013", askAs("alice", "own/thread"));
    assertEquals("TWT-013 TWT-013", askAs("bob", "own/thread"));

    Own.Desk desk = CDI.current().select(Own.Desk.class).get();
    assertEquals("TWT-013", desk.outcome());
    assertEquals("TWT-013", desk.outcomeInAContext());
  }

  @Test
  void workThatIsHandedOnIsForWhoHandsItOn() {
    assertEquals("TWT-013 alice", askAs("alice", "own/handed-on"));
    assertEquals("TWT-013 bob", askAs("bob", "own/handed-on"));
    assertEquals("TWT-013 TWT-013", askAs("alice", "own/thread"));
  }
}
