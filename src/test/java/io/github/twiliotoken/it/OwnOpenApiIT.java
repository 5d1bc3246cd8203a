package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import io.github.twiliotoken.it.consumer.ConsumerApplication;
import io.github.twiliotoken.it.consumer.DescribedTokens;
import java.net.http.HttpRequest;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract in the OpenAPI document of an application that opens the endpoint itself. */
@Tag("openapi")
class OwnOpenApiIT extends HttpSuite {
  private static final String PATH = "/api/phone-token";

  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.configured(
        Wars.consumer().addClasses(ConsumerApplication.class, DescribedTokens.class),
        Settings.ACCOUNT_SETTINGS,
        Wars.CALLER_SETTINGS,
        Settings.PROFILE_SETTINGS,
        "mp.openapi.extensions.smallrye.openapi=3.0.3");
  }

  @Test
  void isUnderTheApplicationsPath() {
    OpenApiDocument document = OpenApiDocument.of(http);

    assertEquals(1, document.paths().size(), document.paths().toString());
    assertEquals(Set.of("post"), document.path(PATH).keySet());
    assertTrue(document.text().contains("\"securitySchemes\""), document.text());
  }

  @Test
  void describesWhatTheEndpointAnswers() {
    OpenApiDocument document = OpenApiDocument.of(http);

    document.assertDescribes(PATH, http.ok(request(CallerJwt.of("alice"), "{}")));
    document.assertDescribes(PATH, http.send(request(CallerJwt.of("alice"), "{")));
  }

  private HttpRequest.Builder request(String bearer, String json) {
    return http.to("api/phone-token")
        .header("Authorization", "Bearer " + bearer)
        .header("Content-Type", "application/json")
        .POST(Http.text(json));
  }
}
