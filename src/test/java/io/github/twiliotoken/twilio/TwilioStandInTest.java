package io.github.twiliotoken.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The simulated Twilio reports what the description forbids, and repeats what is sent twice. */
class TwilioStandInTest {
  private static final String KEYS = "/2010-04-01/Accounts/" + TwilioStandIn.ACCOUNT + "/Keys";

  private final HttpClient client = HttpClient.newHttpClient();

  private HttpResponse<String> send(TwilioStandIn twilio, String method, String path, String body)
      throws IOException, InterruptedException {
    String login = TwilioStandIn.ACCOUNT + ":" + TwilioStandIn.AUTH_TOKEN;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(twilio.url().resolve(path))
            .version(HttpClient.Version.HTTP_1_1)
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.US_ASCII)))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void whatIsSentTwiceIsDoneTwice() throws Exception {
    try (TwilioStandIn twilio = TwilioStandIn.start()) {
      assertEquals(201, send(twilio, "POST", KEYS + ".json", "FriendlyName=a").statusCode());
      assertEquals(201, send(twilio, "POST", KEYS + ".json", "FriendlyName=a").statusCode());
      assertEquals(2, twilio.keys().all().size());
      assertEquals(List.of(), twilio.violations());
    }
  }

  @Test
  void aRequestThatTwilioDoesNotDescribeIsSeen() throws Exception {
    try (TwilioStandIn twilio = TwilioStandIn.start()) {
      HttpResponse<String> xml = send(twilio, "GET", KEYS, "");
      assertEquals("application/xml", xml.headers().firstValue("Content-Type").orElse(""));
      assertFalse(twilio.violations().isEmpty());

      int known = twilio.violations().size();
      send(twilio, "GET", KEYS + ".json?PageSize=1001", "");
      assertEquals(known + 1, twilio.violations().size(), twilio.violations().toString());

      send(twilio, "GET", KEYS + "/SK12.json", "");
      assertTrue(twilio.violations().size() > known + 1);
    }
  }
}
