package io.github.twiliotoken.it;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Tests the endpoint of the WAR as it ships, with the profiles of {@link Wars}. */
abstract class EndpointSuite extends HttpSuite {
  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.configured(
        Wars.packaged(), Wars.ACCOUNT_SETTINGS, Wars.CALLER_SETTINGS, Wars.PROFILE_SETTINGS);
  }
}
