package io.github.twiliotoken.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The refusals that the OpenAPI document shows are those that we send. */
class OpenApiExamplesTest {
  @ParameterizedTest
  @ValueSource(classes = {TokenEndpoint.class, InspectEndpoint.class})
  void refusalsAreOurs(Class<?> endpoint) throws Exception {
    for (APIResponse response : responses(endpoint)) {
      if (response.responseCode().equals("200")) {
        continue;
      }
      String name = response.content()[0].examples()[0].name();
      JsonObject shown = json(response.content()[0].examples()[0].value());

      Problem ours =
          Arrays.stream(Problem.values())
              .filter(problem -> problem.code().equals(name))
              .findFirst()
              .orElseThrow();
      assertEquals(name, shown.getString("code"));
      assertEquals("tag:twiliotoken.github.io,2026:" + name, shown.getString("type"));
      assertEquals(ours.title(), shown.getString("title"));
      assertEquals(ours.status(), shown.getInt("status"));
      assertEquals(response.responseCode(), String.valueOf(ours.status()));
      assertTrue(
          ours.status() >= 500 || shown.getString("detail").endsWith(ours.repair()),
          shown.toString());
    }
  }

  @Test
  void everyStatusIsDescribed() throws Exception {
    List<String> both =
        List.of("200", "400", "401", "403", "405", "406", "413", "415", "500", "503");

    assertEquals(sorted(both, "429"), statuses(TokenEndpoint.class));
    assertEquals(sorted(both, "404"), statuses(InspectEndpoint.class));
  }

  @Test
  void everyAnswerSaysThatNobodyMayKeepIt() throws Exception {
    for (APIResponse response : responses(TokenEndpoint.class)) {
      assertEquals("Cache-Control", response.headers()[0].name());
    }
  }

  private static List<String> sorted(List<String> statuses, String one) {
    return Stream.concat(statuses.stream(), Stream.of(one)).sorted().toList();
  }

  private static List<String> statuses(Class<?> endpoint) throws Exception {
    List<String> statuses = new ArrayList<>();
    for (APIResponse response : responses(endpoint)) {
      statuses.add(response.responseCode());
    }
    return statuses.stream().sorted().toList();
  }

  private static APIResponse[] responses(Class<?> endpoint) throws Exception {
    return endpoint
        .getDeclaredMethod("post", HttpHeaders.class, SecurityContext.class, InputStream.class)
        .getAnnotationsByType(APIResponse.class);
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }
}
