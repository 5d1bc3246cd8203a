package io.github.twiliotoken.war;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.auth.LoginConfig;

/** Everything under {@code /twilio}; {@code @LoginConfig} switches MicroProfile JWT on. */
@ApplicationPath("/twilio")
@LoginConfig(authMethod = "MP-JWT")
public class TokenApplication extends Application {
  /** Jersey would describe the application to anybody, at {@code /twilio/application.wadl}. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
