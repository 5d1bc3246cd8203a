package io.github.twiliotoken.internal.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.WithoutApi;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointBeansTest {
  @Test
  void thereAreNoneWhereThereIsNoJaxRs() throws ReflectiveOperationException {
    Class<?> without = WithoutApi.load(EndpointBeans.class, "jakarta.ws.rs.");

    assertEquals(List.of(), without.getMethod("all").invoke(null));
    assertEquals(3, EndpointBeans.all().size());
  }
}
