package io.github.twiliotoken.it.consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** Somebody else's application. The scope makes it a bean: else Payara overlooks the login. */
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT")
@ApplicationScoped
public class ConsumerApplication extends Application {}
