package io.github.twiliotoken.helidon;

import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** Issues tokens where the contract expects it; Helidon lets it refuse callers itself. */
@Path("/twilio/token")
@PermitAll
@RequestScoped
public class PhoneTokens extends TokenEndpoint {}
