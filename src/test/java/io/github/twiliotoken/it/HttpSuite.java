package io.github.twiliotoken.it;

import io.github.twiliotoken.contract.Contract;
import io.github.twiliotoken.contract.Http;
import java.net.URI;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests what is deployed from outside, over HTTP. A subclass says what is deployed, and which parts
 * of the contract hold there.
 *
 * <p>Such a class has no {@code @Nested} classes: Arquillian would look for a deployment in each of
 * them, and injects nothing into the class around it.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
abstract class HttpSuite implements Contract {
  @ArquillianResource URI base;

  Http http;

  @BeforeEach
  void client() {
    http = new Http(base);
  }

  @Override
  public Http http() {
    return http;
  }
}
