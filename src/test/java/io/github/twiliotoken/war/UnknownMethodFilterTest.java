package io.github.twiliotoken.war;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that JAX-RS has no annotation for reach a method of the endpoint. */
class UnknownMethodFilterTest {
  private final List<String> replaced = new ArrayList<>();

  private void filter(String method) {
    new UnknownMethodFilter()
        .filter(
            Stubs.of(
                ContainerRequestContext.class,
                (called, arguments) -> {
                  if (called.equals("setMethod")) {
                    replaced.add((String) arguments[0]);
                  }
                  return called.equals("getMethod") ? method : null;
                }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROPFIND", "TRACE", "post", ""})
  void anUnknownMethodIsReplaced(String method) {
    filter(method);

    assertEquals(List.of("UNKNOWN"), replaced);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
  void aKnownMethodStays(String method) {
    filter(method);

    assertEquals(List.of(), replaced);
  }
}
