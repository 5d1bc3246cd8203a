package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.inspect.TokenInspector;
import io.github.twiliotoken.internal.cdi.Audit;
import io.github.twiliotoken.internal.cdi.CallerResolver;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.problem.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Collections;
import java.util.Set;

/** What Twilio would say of a token, for those whom the operator has named. */
@Singleton
public class InspectService extends GuardedService {
  private final TokenInspector inspector;

  @Inject
  InspectService(
      DeploymentState setup,
      CallerResolver callers,
      CrossOrigin crossOrigin,
      Audit audit,
      TokenInspector inspector) {
    super(setup, callers, crossOrigin, audit);
    this.inspector = inspector;
  }

  @Override
  public Response post(HttpServletRequest request, InputStream body) {
    return answer(request, (trail, caller) -> inspect(caller, request, body));
  }

  /** Where nobody may ask, nothing is there, whoever asks and however. */
  @Override
  boolean isThere() {
    return !setup.endpointChecked() || !inspectors().isEmpty();
  }

  private Response inspect(Caller caller, HttpServletRequest request, InputStream body) {
    InspectRequest order = InspectRequest.read(request, body);
    AcceptHeader.requireJson(Collections.list(request.getHeaders("Accept")));
    if (Collections.disjoint(inspectors(), caller.roles())) {
      throw Problem.ROLE_MISSING.because("The caller has no role that may inspect tokens");
    }
    return Responses.json(InspectionJson.of(inspector.inspect(order.token(), order.product())));
  }

  private Set<String> inspectors() {
    return setup.settings().endpoint().inspectors();
  }
}
