package io.github.twiliotoken.it;

import io.github.twiliotoken.contract.Settings;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The endpoint against its model, with every option set to what it is not by default. */
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "payara-micro")
class ModelOptionsIT extends ModelSuite {
  ModelOptionsIT() {
    super(new EndpointModel.Options(true, true, true, true, true));
  }

  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.configured(
        Wars.packaged(),
        Settings.ACCOUNT_SETTINGS,
        Wars.CALLER_SETTINGS,
        ModelProfile.SETTINGS,
        """
        twilio.token.ttl.excess=clamp
        twilio.token.identity.encoding=voice
        twilio.token.roles.claim=realm/roles
        twilio.token.session.claim=login_end
        twilio.token.endpoint.get=true
        twilio.token.endpoint.origins=%s
        """
            .formatted(LISTED));
  }
}
