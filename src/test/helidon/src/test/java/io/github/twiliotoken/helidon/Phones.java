package io.github.twiliotoken.helidon;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** Switches MicroProfile JWT on. */
@LoginConfig(authMethod = "MP-JWT")
@ApplicationScoped
public class Phones extends Application {}
