package io.github.twiliotoken.war;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * Everything under {@code /twilio}; {@code @LoginConfig} switches MicroProfile JWT on.
 *
 * <p>It overrides nothing: TomEE leaves providers out where an application does.
 */
@ApplicationPath(TokenApplication.PATH)
@LoginConfig(authMethod = "MP-JWT")
public class TokenApplication extends Application {
  static final String PATH = "/twilio";
}
