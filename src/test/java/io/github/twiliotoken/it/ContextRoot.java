package io.github.twiliotoken.it;

import org.jboss.arquillian.container.spi.client.deployment.Deployment;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Tells Arquillian the context root of an application that the adapter has not seen.
 *
 * <p>Payara Micro reports host, ports and applications in one message of several lines. Its adapter
 * looks at the log five times a second, and takes that message for complete once it has the ports.
 * If it looks while the message is being written, it knows no application, and sends each request
 * to the root of the server, where nothing answers.
 */
public final class ContextRoot implements LoadableExtension {
  /** The servlet that runs the tests inside the server. */
  private static final String RUNNER = "ArquillianServletRunnerEE9";

  @Inject private Instance<Deployment> deployment;

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(ContextRoot.class);
  }

  void complete(@Observes ProtocolMetaData seen) {
    complete(seen, deployment.get().getDescription().getArchive().getName());
  }

  static void complete(ProtocolMetaData seen, String archive) {
    for (HTTPContext context : seen.getContexts(HTTPContext.class)) {
      if (context.getServlets().isEmpty()) {
        context.add(new Servlet(RUNNER, "/" + archive.replace(".war", "")));
      }
    }
  }
}
