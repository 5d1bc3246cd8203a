package io.github.twiliotoken.helidon;

import io.github.twiliotoken.rest.InspectEndpoint;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** Inspects tokens where the contract expects it. */
@Path("/twilio/token/inspect")
@PermitAll
@RequestScoped
public class PhoneInspector extends InspectEndpoint {}
