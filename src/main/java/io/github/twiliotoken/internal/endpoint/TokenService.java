package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.Caller;
import io.github.twiliotoken.TtlDecision;
import io.github.twiliotoken.internal.cdi.AttemptRecorder;
import io.github.twiliotoken.internal.cdi.Audit;
import io.github.twiliotoken.internal.cdi.CallerResolver;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.internal.cdi.ProfileTokenIssuer;
import io.github.twiliotoken.internal.config.Settings;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.internal.profile.ProfileTokenRequest;
import io.github.twiliotoken.internal.text.JsonLibrary;
import io.github.twiliotoken.jwt.IssuedToken;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Region;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * Issues a token to the caller of a request. The order of its checks is part of the contract: the
 * caller, the request, the accepted format, the profile and its role, then all that {@link
 * ProfileTokenIssuer} checks.
 */
@Singleton
public class TokenService extends GuardedService {
  private final ProfileTokenIssuer tokens;

  @Inject
  TokenService(
      DeploymentState deployment,
      CallerResolver callers,
      CorsPolicy cors,
      Audit audit,
      ProfileTokenIssuer tokens) {
    super(deployment, callers, cors, audit);
    this.tokens = tokens;
  }

  @Override
  public Response post(EndpointRequest request, InputStream body) {
    return answer(
        request,
        (attempt, caller) ->
            issue(attempt, caller, request, TokenRequestParser.parse(request, body)));
  }

  @Override
  public Response get(EndpointRequest request, UriInfo uri) {
    if (!servesGet()) {
      return super.get(request, uri);
    }
    return answer(
        request,
        (attempt, caller) ->
            issue(attempt, caller, request, TokenRequestParser.parseQuery(query(uri))));
  }

  @Override
  String methods() {
    return servesGet() ? "GET, POST" : "POST";
  }

  private static Map<String, List<String>> query(UriInfo uri) {
    try {
      return uri.getQueryParameters();
    } catch (RuntimeException e) {
      throw Problem.REQUEST_MALFORMED.because("The query is not encoded as it must be");
    }
  }

  private boolean servesGet() {
    return deployment.endpointChecked() && deployment.settings().endpoint().get();
  }

  private Response issue(
      AttemptRecorder attempt, Caller caller, EndpointRequest http, ProfileTokenRequest request) {
    ResponseFormat format = ResponseFormat.preferred(http.headers("Accept"));
    Profile profile = servedProfile(request.profile());
    attempt.profile(profile, request.ttl());
    if (!profile.accessRule().admits(caller.roles())) {
      throw Problem.ROLE_MISSING.because(
          "The caller has no role of the profile '%s'", profile.name());
    }
    IssuedToken issued = tokens.issue(attempt, profile, caller, request);
    return format == ResponseFormat.TEXT
        ? Responses.text(issued.token().jwt())
        : Responses.json(json(issued, profile));
  }

  private Profile servedProfile(String name) {
    Settings settings = deployment.settings();
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
    profile.grants().samples().forEach(grant -> grants.add(grant.key()));
    JsonObjectBuilder lifetime = JsonLibrary.PROVIDER.createObjectBuilder();
    decision.requested().ifPresent(asked -> lifetime.add("requested", asked.toSeconds()));
    lifetime.add("effective", decision.effective().seconds());
    decision.limitedBy().ifPresent(by -> lifetime.add("limited_by", by));
    JsonObjectBuilder answer =
        JsonLibrary.PROVIDER
            .createObjectBuilder()
            .add("token", token.jwt())
            .add("identity", token.identity().value())
            .add("profile", profile.name())
            .add("expires_in", decision.effective().seconds())
            .add("expires_at", token.expiresAt().toString())
            .add("grants", grants)
            .add("lifetime", lifetime);
    // a client outside US1 must be told: Twilio answers a mismatch with an error that names neither
    token.region().ifPresent(region -> addRegion(region, answer));
    return answer.build().toString();
  }

  private static void addRegion(Region region, JsonObjectBuilder answer) {
    answer.add("region", region.name());
    region.edge().ifPresent(edge -> answer.add("edge", edge));
  }
}
