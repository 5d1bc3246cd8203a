package io.github.twiliotoken.quarkus;

import io.github.twiliotoken.rest.InspectEndpoint;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** Inspects tokens where the contract expects it. */
@Path("/twilio/token/inspect")
@RequestScoped
public class PhoneInspector extends InspectEndpoint {}
