package io.github.twiliotoken.config;

import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import io.github.twiliotoken.value.Ttl;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** Reads the configuration from MicroProfile Config: all of it, or everything wrong with it. */
public final class ConfigReader {
  private static final String TOKEN = "twilio.token.";
  private static final String ISSUER = "mp.jwt.verify.issuer";
  private static final String AUDIENCES = "mp.jwt.verify.audiences";
  private static final String HEADER = "mp.jwt.token.header";
  private static final String ANY_AUDIENCE = TOKEN + "endpoint.audience.any";
  private static final String SESSION_BOUND = TOKEN + "session.bound";
  private static final Duration LONGEST_BACKDATE = Duration.ofMinutes(1);

  private final Source source;
  private final LifetimeReader lifetimes;

  private ConfigReader(Config config) {
    this.source = new Source(config);
    this.lifetimes = new LifetimeReader(source);
  }

  /** Whether anything of ours is configured at all. */
  public static boolean isConfigured(Config config) {
    return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
            .anyMatch(name -> name.startsWith(TOKEN))
        || AccountReader.isConfigured(new Source(config));
  }

  /**
   * Reads everything.
   *
   * @param injected what injection points ask for
   * @param endpoint whether there is a token endpoint, so that callers and roles are needed
   */
  public static Reading read(Config config, List<Injected> injected, boolean endpoint) {
    return new ConfigReader(config).read(injected, endpoint);
  }

  /**
   * Reads one profile that nothing named at deployment.
   *
   * @throws TokenRefusedException if there is no such profile, or something is wrong with it
   */
  public static Profile profile(Config config, String name, Credentials credentials) {
    ConfigReader reader = new ConfigReader(config);
    Profile profile = reader.profile(name, "A look-up", Optional.of(credentials));
    if (!reader.source.problems().isEmpty()) {
      throw Problem.PROFILE_UNKNOWN.because(
          "The profile '%s' is not configured rightly: %s", name, reader.source.problems().get(0));
    }
    return profile;
  }

  private Reading read(List<Injected> injected, boolean endpoint) {
    KnownNames.check(source);
    boolean anyAudience = source.flag(ANY_AUDIENCE, false);
    source.flag(SESSION_BOUND, true);
    Optional<Credentials> credentials = new AccountReader(source).read();
    Duration backdate =
        source.read(TOKEN + "nbf.backdate", ConfigReader::backdate).orElse(Duration.ZERO);
    Set<String> served =
        new LinkedHashSet<>(source.read(TOKEN + "profiles", Source::list).orElse(List.of()));
    Map<String, String> wanted = new TreeMap<>();
    injected.forEach(point -> wanted.put(point.profile(), point.place()));
    served.forEach(name -> wanted.put(name, Source.where(TOKEN + "profiles")));
    Map<String, Profile> profiles = new LinkedHashMap<>();
    wanted.forEach((name, place) -> profiles.put(name, profile(name, place, credentials)));
    injected.forEach(point -> checkLifetime(point, profiles));
    if (endpoint) {
      checkEndpoint(served, profiles, anyAudience);
    }
    CallerRules callers = callers();
    var policy = lifetimes.global();
    if (!source.problems().isEmpty() || credentials.isEmpty()) {
      return new Reading.Bad(source.problems());
    }
    return new Reading.Good(
        new Settings(credentials.get(), policy, backdate, callers, served, profiles));
  }

  private Profile profile(String name, String place, Optional<Credentials> credentials) {
    String key = TOKEN + "profile." + name;
    List<Grant> grants = List.of();
    if (!KnownNames.NAME.matcher(name).matches()) {
      source.report(
          Problem.PROFILE_UNKNOWN
              .because("The name '%s' is not of small letters and digits", name)
              .at(place));
    } else {
      int before = source.problems().size();
      grants = new GrantReader(source, key).read();
      if (grants.isEmpty() && source.problems().size() == before) {
        source.report(
            Problem.PROFILE_UNKNOWN
                .because(
                    "The profile '%s' has no grant, such as %s",
                    name, Source.where(key + ".video.room"))
                .at(place));
      }
    }
    boolean outsideUs1 = credentials.flatMap(Credentials::region).isPresent();
    if (outsideUs1 && grants.stream().anyMatch(VideoGrant.class::isInstance)) {
      source.report(
          key + ".video.room",
          Problem.VIDEO_OUTSIDE_US1.because(
              "The account's key lives in another region, by %s",
              Source.where(AccountReader.REGION)));
    }
    return new Profile(
        name,
        grants,
        source.read(key + ".roles", ConfigReader::roles).orElse(Set.of()),
        lifetimes.of(key, grants),
        source.flag(key + ".session.bound", source.flag(SESSION_BOUND, true)));
  }

  private void checkLifetime(Injected point, Map<String, Profile> profiles) {
    Profile profile = profiles.get(point.profile());
    if (point.ttl().isEmpty() || profile == null) {
      return;
    }
    try {
      profile.policy().check(profile.grants(), Ttl.parse(point.ttl()).value());
    } catch (TokenRefusedException e) {
      source.report(e.at(point.place()));
    }
  }

  private void checkEndpoint(
      Set<String> served, Map<String, Profile> profiles, boolean anyAudience) {
    if (served.isEmpty()) {
      source.report(
          TOKEN + "profiles",
          Problem.SETTING_MISSING.because(
              "It is not set, so that the endpoint could serve nothing. List the names of the"
                  + " profiles that callers may pick."));
    }
    for (String name : served) {
      Profile profile = profiles.get(name);
      String key = TOKEN + "profile." + name + ".roles";
      if (profile != null && profile.roles().isEmpty() && source.text(key).isEmpty()) {
        source.report(
            key,
            Problem.SETTING_MISSING.because(
                "It is not set. Name the roles of which a caller needs one; '**' is any"
                    + " authenticated caller."));
      }
    }
    if (source.text(ISSUER).isEmpty()) {
      source.report(
          ISSUER,
          Problem.ENDPOINT_OPEN.because(
              "It is not set, and MicroProfile JWT does not check what is not set: anybody's"
                  + " tokens would do. Name the issuer of your callers' tokens, their 'iss'."));
    }
    if (source.text(AUDIENCES).isEmpty() && !anyAudience) {
      source.report(
          AUDIENCES,
          Problem.ENDPOINT_OPEN.because(
              "It is not set, so that a token meant for any other application would buy a Twilio"
                  + " token. Name the audience of your callers' tokens, their 'aud', or say"
                  + " %s=true.",
              ANY_AUDIENCE));
    }
    if (source.text(HEADER).filter("Cookie"::equalsIgnoreCase).isPresent()) {
      source.report(
          HEADER,
          Problem.ENDPOINT_OPEN.because(
              "It is 'Cookie', which a browser sends for any site that asks; the endpoint takes"
                  + " bearers from the header Authorization only. Remove the setting."));
    }
  }

  private CallerRules callers() {
    return new CallerRules(
        source.text(TOKEN + "session.claim").orElse("exp"),
        source.text(TOKEN + "identity.claim"),
        source.text(TOKEN + "roles.claim"),
        source.text(ISSUER),
        Set.copyOf(source.read(AUDIENCES, Source::list).orElse(List.of())));
  }

  private static Set<String> roles(String text) {
    Set<String> roles = Set.copyOf(new LinkedHashSet<>(Source.list(text)));
    if (roles.contains(Profile.ANYONE) && roles.size() > 1) {
      throw Problem.SETTING_CONFLICT.because(
          "'**' is any authenticated caller, which leaves nothing for the other roles to decide");
    }
    return roles;
  }

  private static Duration backdate(String text) {
    try {
      Duration backdate = Duration.parse(text);
      if (!backdate.isNegative() && backdate.compareTo(LONGEST_BACKDATE) <= 0) {
        return backdate;
      }
    } catch (DateTimeParseException e) {
      // refused below, in the same words
    }
    throw Problem.SETTING_MALFORMED.because(
        "'%s' is not an ISO-8601 duration from PT0S to PT1M", text);
  }
}
