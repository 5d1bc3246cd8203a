package io.github.twiliotoken.it;

import io.github.twiliotoken.contract.Settings;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The endpoint against its model, with the settings that nobody has touched. */
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "payara-micro")
class ModelIT extends ModelSuite {
  ModelIT() {
    super(new EndpointModel.Options(false, false, false, false, false));
  }

  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.configured(
        Wars.packaged(), Settings.ACCOUNT_SETTINGS, Wars.CALLER_SETTINGS, ModelProfile.SETTINGS);
  }
}
