package io.github.twiliotoken.it;

import io.github.twiliotoken.contract.RateContract;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** {@link RateContract} of the packaged WAR. */
class RateIT extends HttpSuite implements RateContract {
  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.packagedWith(SETTINGS);
  }
}
