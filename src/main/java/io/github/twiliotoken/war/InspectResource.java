package io.github.twiliotoken.war;

import io.github.twiliotoken.rest.InspectEndpoint;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** Serves {@code /twilio/token/inspect}. */
@Path("/token/inspect")
@RequestScoped
public class InspectResource extends InspectEndpoint {}
