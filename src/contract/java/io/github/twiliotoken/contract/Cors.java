package io.github.twiliotoken.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Locale;

/** Checks which page may read an answer. */
public final class Cors {
  private Cors() {}

  public static void assertAllowed(String origin, HttpResponse<?> answer) {
    assertEquals(origin, header(answer, "Access-Control-Allow-Origin"));
    assertEquals("Retry-After", header(answer, "Access-Control-Expose-Headers"));
    assertEquals("", header(answer, "Access-Control-Allow-Credentials"));
    assertVaries(answer);
  }

  public static void assertNobodyAllowed(HttpResponse<?> answer) {
    for (String name : answer.headers().map().keySet()) {
      assertTrue(!name.toLowerCase(Locale.ROOT).startsWith("access-control-"), name);
    }
    assertVaries(answer);
  }

  /** What a cache keeps for one site is not for another. */
  public static void assertVaries(HttpResponse<?> answer) {
    assertTrue(header(answer, "Vary").contains("Origin"), header(answer, "Vary"));
  }

  public static String header(HttpResponse<?> answer, String name) {
    return String.join(" and ", answer.headers().allValues(name));
  }
}
