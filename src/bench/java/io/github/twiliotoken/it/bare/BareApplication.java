package io.github.twiliotoken.it.bare;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** An application with {@link Bare} and nothing else. */
@ApplicationPath("/twilio")
@LoginConfig(authMethod = "MP-JWT")
public class BareApplication extends Application {}
