package io.github.twiliotoken.war;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * Opens {@code /twilio} for JAX-RS; {@code @LoginConfig} enables MicroProfile JWT.
 *
 * <p>It overrides no method: if it did, TomEE would leave out the providers of this package.
 */
@ApplicationPath(TokenApplication.PATH)
@LoginConfig(authMethod = "MP-JWT")
public class TokenApplication extends Application {
  static final String PATH = "/twilio";
}
