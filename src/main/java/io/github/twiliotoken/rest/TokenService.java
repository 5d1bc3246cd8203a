package io.github.twiliotoken.rest;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.Caller;
import io.github.twiliotoken.TtlDecision;
import io.github.twiliotoken.cdi.Audit;
import io.github.twiliotoken.cdi.Callers;
import io.github.twiliotoken.cdi.Faults;
import io.github.twiliotoken.cdi.ProfileTokens;
import io.github.twiliotoken.cdi.TokenSetup;
import io.github.twiliotoken.cdi.Trail;
import io.github.twiliotoken.config.Profile;
import io.github.twiliotoken.config.Settings;
import io.github.twiliotoken.jwt.IssuedToken;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import io.github.twiliotoken.value.JsonLibrary;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the endpoint does, in the order in which it may refuse. */
@Singleton
class TokenService {
  private static final Logger LOG = Logger.getLogger(TokenEndpoint.class.getName());

  private final TokenSetup setup;
  private final Callers callers;
  private final ProfileTokens tokens;
  private final CrossOrigin crossOrigin;
  private final Audit audit;

  @Inject
  TokenService(
      TokenSetup setup,
      Callers callers,
      ProfileTokens tokens,
      CrossOrigin crossOrigin,
      Audit audit) {
    this.setup = setup;
    this.callers = callers;
    this.tokens = tokens;
    this.crossOrigin = crossOrigin;
    this.audit = audit;
  }

  Response post(HttpServletRequest request, InputStream body) {
    return answer(request, () -> TokenOrder.read(request, body));
  }

  Response get(HttpServletRequest request) {
    return crossOrigin.methods().contains("GET")
        ? answer(request, () -> TokenOrder.read(request.getParameterMap()))
        : otherMethod(request);
  }

  Response otherMethod(HttpServletRequest request) {
    return answer(
        request,
        () -> {
          throw Problem.METHOD_NOT_ALLOWED.because("%s is not served here", request.getMethod());
        });
  }

  Response options(HttpServletRequest request) {
    return with(crossOrigin.preflight(request), Response.noContent().build());
  }

  private Response answer(HttpServletRequest request, Supplier<TokenOrder> read) {
    Response response;
    try {
      response = audit.attempt(trail -> serve(trail, request, read));
    } catch (TokenRefusedException refused) {
      response = Answers.problem(refused);
    } catch (Throwable fault) {
      LOG.log(Level.SEVERE, "The token endpoint failed", Faults.shown(fault));
      response = Answers.problem(Problem.SERVER_FAULT.because("The server failed"));
    }
    Map<String, String> headers = crossOrigin.headers(request);
    if (response.getStatus() == 405) {
      headers.put("Allow", crossOrigin.methods() + ", OPTIONS");
    }
    return with(headers, response);
  }

  private Response serve(Trail trail, HttpServletRequest request, Supplier<TokenOrder> read) {
    Caller caller = caller(request);
    trail.caller(caller);
    crossOrigin.check(request);
    TokenOrder order = read.get();
    Accept form = Accept.preferred(Collections.list(request.getHeaders("Accept")));
    Profile profile = served(order.profile());
    trail.profile(profile, order.wish().ttl());
    if (!profile.admission().admits(caller.roles())) {
      throw Problem.ROLE_MISSING.because(
          "The caller has no role of the profile '%s'", profile.name());
    }
    IssuedToken issued = tokens.issue(trail, profile, caller, order.wish());
    return form == Accept.TEXT
        ? Answers.bareToken(issued.token().jwt())
        : Answers.token(json(issued, profile));
  }

  private static Response with(Map<String, String> headers, Response response) {
    headers.forEach((name, value) -> response.getHeaders().putSingle(name, value));
    return response;
  }

  private Caller caller(HttpServletRequest request) {
    if (!setup.endpointChecked()) {
      throw unchecked();
    }
    return callers.bearer(request);
  }

  static TokenRefusedException unchecked() {
    return Problem.ENDPOINT_UNCHECKED.because(
        "The class that extends TokenEndpoint is no bean, so that deployment did not check it");
  }

  private Profile served(String name) {
    Settings settings = setup.settings();
    Profile profile = settings.profiles().get(name);
    if (profile == null || !settings.endpoint().served().contains(name)) {
      throw Problem.PROFILE_NOT_SERVED.because("The profile '%s' is not served", name);
    }
    return profile;
  }

  private static String json(IssuedToken issued, Profile profile) {
    AccessToken token = issued.token();
    TtlDecision decision = issued.lifetime();
    JsonArrayBuilder grants = JsonLibrary.PROVIDER.createArrayBuilder();
    profile.grants().shape().forEach(grant -> grants.add(grant.key()));
    JsonObjectBuilder lifetime = JsonLibrary.PROVIDER.createObjectBuilder();
    decision.requested().ifPresent(asked -> lifetime.add("requested", asked.toSeconds()));
    lifetime.add("effective", decision.effective().seconds());
    decision.limitedBy().ifPresent(by -> lifetime.add("limited_by", by));
    return JsonLibrary.PROVIDER
        .createObjectBuilder()
        .add("token", token.jwt())
        .add("identity", token.identity().value())
        .add("profile", profile.name())
        .add("expires_in", decision.effective().seconds())
        .add("expires_at", token.expiresAt().toString())
        .add("grants", grants)
        .add("lifetime", lifetime)
        .build()
        .toString();
  }
}
