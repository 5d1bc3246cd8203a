package io.github.twiliotoken.helidon;

import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/**
 * Issues tokens where Helidon guards the endpoint, since nothing tells it not to. Helidon keeps
 * what it knows of a method by that method, which all endpoints inherit: so no test asks this one
 * and an open one, but for {@link GuardedTest#theFirstEndpointThatIsAskedDecidesForAll()}.
 */
@Path("/guarded/twilio/token")
@RequestScoped
public class GuardedTokens extends TokenEndpoint {}
