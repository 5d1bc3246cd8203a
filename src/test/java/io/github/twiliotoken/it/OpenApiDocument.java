package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import io.github.twiliotoken.contract.Http;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;

/** The OpenAPI document of the server, and a validator that holds answers against it. */
final class OpenApiDocument {
  private final String text;
  private final OpenApiInteractionValidator validator;

  private OpenApiDocument(String text) {
    this.text = text;
    this.validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(ours(Http.json(text))).build();
  }

  /**
   * Returns the document with our parts alone. Payara and WildFly add some that the validator does
   * not take, and the server of each document is where the test runs.
   */
  private static String ours(JsonObject document) {
    return Json.createObjectBuilder()
        .add("openapi", document.get("openapi"))
        .add("info", Json.createObjectBuilder().add("title", "ours").add("version", "1"))
        .add("paths", document.get("paths"))
        .add("components", document.get("components"))
        .build()
        .toString()
        // Payara writes the defaults of @Schema into each schema: this one allows no member at all
        .replace("\"maxProperties\":0,", "")
        .replace("\"exclusiveMaximum\":false,", "")
        .replace("\"exclusiveMinimum\":false,", "");
  }

  static OpenApiDocument of(Http http) {
    HttpResponse<String> answer =
        http.send(
            http.to(System.getProperty("it.openapi") + "?format=JSON")
                .header("Accept", "application/json")
                .GET());
    assertEquals(200, answer.statusCode(), answer.body());
    return new OpenApiDocument(answer.body());
  }

  String text() {
    return text;
  }

  JsonObject json() {
    return Http.json(text);
  }

  /** Returns the paths that are described, with the context root where the server adds it. */
  Set<String> paths() {
    return json().getJsonObject("paths").keySet();
  }

  /** Returns what is described of a path, by the methods. */
  JsonObject path(String path) {
    return json().getJsonObject("paths").getJsonObject(whole(path));
  }

  private String whole(String path) {
    return paths().stream().filter(whole -> whole.endsWith(path)).findFirst().orElseThrow();
  }

  /** Asserts that the document describes this answer to {@code POST}. */
  void assertDescribes(String path, HttpResponse<String> answer) {
    SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.statusCode());
    answer.headers().map().forEach((name, values) -> response.withHeader(name, values));
    response.withBody(answer.body());
    assertEquals(
        List.of(),
        validator.validateResponse(whole(path), Method.POST, response.build()).getMessages(),
        answer.statusCode() + " " + answer.body());
  }

  /** Asserts that the document describes this request. */
  void assertDescribes(String path, String type, String body) {
    SimpleRequest request =
        SimpleRequest.Builder.post(whole(path))
            .withHeader("Authorization", "Bearer x")
            .withHeader("Content-Type", type)
            .withBody(body)
            .build();
    assertEquals(List.of(), validator.validateRequest(request).getMessages(), body);
  }
}
