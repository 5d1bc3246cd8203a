package io.github.twiliotoken.it;

import io.github.twiliotoken.contract.PolicyContract;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** {@link PolicyContract} of the packaged WAR. */
class PolicyIT extends HttpSuite implements PolicyContract {
  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.packagedWith(SETTINGS);
  }
}
