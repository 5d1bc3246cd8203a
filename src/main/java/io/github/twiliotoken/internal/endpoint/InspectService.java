package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.inspect.TokenInspector;
import io.github.twiliotoken.internal.cdi.Audit;
import io.github.twiliotoken.internal.cdi.CallerResolver;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.problem.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Collections;
import java.util.Set;

/**
 * Inspects a token for callers who have one of the roles in {@code twilio.inspect.roles}: it says
 * what Twilio would say of the token.
 */
@Singleton
public class InspectService extends GuardedService {
  private final TokenInspector inspector;

  @Inject
  InspectService(
      DeploymentState deployment,
      CallerResolver callers,
      CorsPolicy cors,
      Audit audit,
      TokenInspector inspector) {
    super(deployment, callers, cors, audit);
    this.inspector = inspector;
  }

  @Override
  public Response post(EndpointRequest request, InputStream body) {
    return answer(request, (attempt, caller) -> inspect(caller, request, body));
  }

  /** Returns whether the operator set roles; an unchecked endpoint is refused as such instead. */
  @Override
  boolean isEnabled() {
    return !deployment.endpointChecked() || !roles().isEmpty();
  }

  private Response inspect(Caller caller, EndpointRequest request, InputStream body) {
    InspectRequest inspect = InspectRequest.parse(request, body);
    ResponseFormat.requireJson(request.headers("Accept"));
    if (Collections.disjoint(roles(), caller.roles())) {
      throw Problem.ROLE_MISSING.because("The caller has no role that may inspect tokens");
    }
    return Responses.json(InspectionJson.of(inspector.inspect(inspect.token(), inspect.product())));
  }

  private Set<String> roles() {
    return deployment.settings().endpoint().inspectors();
  }
}
