package io.github.twiliotoken.rest;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.Caller;
import io.github.twiliotoken.TtlDecision;
import io.github.twiliotoken.cdi.Callers;
import io.github.twiliotoken.cdi.ProfileTokens;
import io.github.twiliotoken.cdi.TokenSetup;
import io.github.twiliotoken.config.Profile;
import io.github.twiliotoken.config.Settings;
import io.github.twiliotoken.jwt.IssuedToken;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import io.github.twiliotoken.value.Identity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the endpoint does, in the order in which it may refuse. */
@Singleton
public class TokenService {
  private static final Logger LOG = Logger.getLogger(TokenEndpoint.class.getName());
  private static final String BEARER = "Bearer ";

  private final TokenSetup setup;
  private final Callers callers;
  private final ProfileTokens tokens;

  @Inject
  TokenService(TokenSetup setup, Callers callers, ProfileTokens tokens) {
    this.setup = setup;
    this.callers = callers;
    this.tokens = tokens;
  }

  Response post(HttpServletRequest request, InputStream body) {
    return answer(
        () -> {
          Caller caller = caller(request);
          Accept form = Accept.preferred(values(request, "Accept"));
          TokenOrder order = TokenOrder.read(request, body);
          Profile profile = served(order.profile());
          Identity identity = allowed(caller, profile, order);
          IssuedToken issued = tokens.issue(profile, caller, identity, order.ttl());
          return form == Accept.TEXT
              ? Answers.bareToken(issued.token().jwt())
              : Answers.token(json(issued, profile));
        });
  }

  Response otherMethod(HttpServletRequest request) {
    return answer(
        () -> {
          caller(request);
          throw Problem.METHOD_NOT_ALLOWED.because("%s is not served here", request.getMethod());
        });
  }

  private static Response answer(Supplier<Response> attempt) {
    try {
      return attempt.get();
    } catch (TokenRefusedException refused) {
      if (refused.problem().status() >= 500) {
        LOG.log(Level.WARNING, refused.getMessage());
      }
      return Answers.problem(refused);
    } catch (RuntimeException fault) {
      LOG.log(Level.SEVERE, "The token endpoint failed", shown(fault));
      return Answers.problem(Problem.SERVER_FAULT.because("The server failed"));
    }
  }

  /** The fault with its words made fit for a log, since they may be the caller's. */
  private static Throwable shown(RuntimeException fault) {
    Throwable shown = new IllegalStateException(Problem.shown(fault.toString()));
    shown.setStackTrace(fault.getStackTrace());
    return shown;
  }

  /** A bearer in the header Authorization, once; a cookie or another scheme is none. */
  private Caller caller(HttpServletRequest request) {
    if (!setup.endpointChecked()) {
      throw unchecked();
    }
    List<String> sent = values(request, "Authorization");
    if (sent.size() != 1 || !sent.get(0).regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw Problem.BEARER_MISSING.because("The request has no bearer, or more than one");
    }
    return callers.bearer(request, sent.get(0).substring(BEARER.length()).strip());
  }

  static TokenRefusedException unchecked() {
    return Problem.ENDPOINT_UNCHECKED.because(
        "The class that extends TokenEndpoint is no bean, so that deployment did not check it");
  }

  private Profile served(String name) {
    Settings settings = setup.settings();
    Profile profile = settings.profiles().get(name);
    if (profile == null || !settings.served().contains(name)) {
      throw Problem.PROFILE_NOT_SERVED.because("The profile '%s' is not served", name);
    }
    return profile;
  }

  private Identity allowed(Caller caller, Profile profile, TokenOrder order) {
    boolean anyone = profile.roles().contains(Profile.ANYONE);
    if (!anyone && Collections.disjoint(profile.roles(), caller.roles())) {
      throw Problem.ROLE_MISSING.because(
          "The caller has no role of the profile '%s'", profile.name());
    }
    if (!order.params().isEmpty()) {
      throw Problem.PARAMETER_UNKNOWN.because(
          "The profile '%s' has no parameter '%s'",
          profile.name(), order.params().keySet().iterator().next());
    }
    Identity identity = tokens.identity(caller);
    if (order.identity().isPresent() && !order.identity().get().equals(identity.value())) {
      throw Problem.IDENTITY_FOREIGN.because(
          "The identity '%s' is not the caller's", order.identity().get());
    }
    return identity;
  }

  private static String json(IssuedToken issued, Profile profile) {
    AccessToken token = issued.token();
    TtlDecision decision = issued.lifetime();
    JsonArrayBuilder grants = Json.createArrayBuilder();
    profile.grants().forEach(grant -> grants.add(grant.key()));
    JsonObjectBuilder lifetime = Json.createObjectBuilder();
    decision.requested().ifPresent(asked -> lifetime.add("requested", asked.toSeconds()));
    lifetime.add("effective", decision.effective().seconds());
    decision.limitedBy().ifPresent(by -> lifetime.add("limited_by", by));
    return Json.createObjectBuilder()
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

  private static List<String> values(HttpServletRequest request, String header) {
    return new ArrayList<>(Collections.list(request.getHeaders(header)));
  }
}
