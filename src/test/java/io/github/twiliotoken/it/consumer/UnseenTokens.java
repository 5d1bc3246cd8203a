package io.github.twiliotoken.it.consumer;

import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.Path;

/** An endpoint that CDI is told to overlook, so that no deployment has checked it. */
@Vetoed
@Path("/unseen-token")
public class UnseenTokens extends TokenEndpoint {}
