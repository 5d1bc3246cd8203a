package io.github.twiliotoken.it;

import io.github.twiliotoken.contract.InspectContract;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** {@link InspectContract} of the packaged WAR. */
class InspectIT extends HttpSuite implements InspectContract {
  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.packagedWith(SETTINGS);
  }
}
