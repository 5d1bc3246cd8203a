package io.github.twiliotoken.it.consumer;

import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** The endpoint, opened by an application under a path of its own. */
@Path("/phone-token")
@RequestScoped
public class OwnTokens extends TokenEndpoint {}
