package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.junit.jupiter.api.Test;

class ContextRootTest {
  private final HTTPContext context = new HTTPContext("localhost", 8080);
  private final ProtocolMetaData seen = new ProtocolMetaData().addContext(context);

  private List<String> roots() {
    return context.getServlets().stream().map(Servlet::getContextRoot).toList();
  }

  @Test
  void isThatOfTheArchiveWhereNoneWasSeen() {
    ContextRoot.complete(seen, "twilio-token.war");

    assertEquals(List.of("/twilio-token"), roots());
  }

  @Test
  void staysAsItWasSeen() {
    context.add(new Servlet("default", "/elsewhere"));

    ContextRoot.complete(seen, "twilio-token.war");

    assertEquals(List.of("/elsewhere"), roots());
  }
}
