package io.github.twiliotoken.readme;

import io.github.twiliotoken.rest.InspectEndpoint;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

@Path("/phone-token/inspect")
@RequestScoped
public class Inspections extends InspectEndpoint {}
