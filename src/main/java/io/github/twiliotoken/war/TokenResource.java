package io.github.twiliotoken.war;

import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** Serves {@code /twilio/token}. */
@Path("/token")
@RequestScoped
public class TokenResource extends TokenEndpoint {}
