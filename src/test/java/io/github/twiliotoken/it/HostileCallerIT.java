package io.github.twiliotoken.it;

import io.github.twiliotoken.contract.HostileCallerContract;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** {@link HostileCallerContract} of the packaged WAR. */
class HostileCallerIT extends HttpSuite implements HostileCallerContract {
  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.packagedWith(SETTINGS);
  }
}
