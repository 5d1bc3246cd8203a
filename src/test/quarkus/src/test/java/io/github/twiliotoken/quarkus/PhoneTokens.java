package io.github.twiliotoken.quarkus;

import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** Issues tokens where the contract expects it. */
@Path("/twilio/token")
@RequestScoped
public class PhoneTokens extends TokenEndpoint {}
