package io.github.twiliotoken.it.consumer;

import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.ws.rs.Path;

/** An endpoint that is no bean, so that no deployment has checked it. */
@Path("/unseen-token")
public class UnseenTokens extends TokenEndpoint {}
