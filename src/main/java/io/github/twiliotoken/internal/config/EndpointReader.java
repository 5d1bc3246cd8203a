package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.internal.config.Settings.EndpointRules;
import io.github.twiliotoken.internal.profile.AccessRule;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.internal.property.KnownProperties;
import io.github.twiliotoken.internal.property.PropertyConverters;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.problem.Problem;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the settings of the endpoints, and checks that no endpoint is left open by mistake. */
final class EndpointReader {
  static final String PROFILES = "twilio.token.profiles";
  static final String ISSUER = "mp.jwt.verify.issuer";
  static final String AUDIENCES = "mp.jwt.verify.audiences";

  private static final String HEADER = "mp.jwt.token.header";
  private static final String ANY_AUDIENCE = "twilio.token.endpoint.audience.any";
  private static final String GET = "twilio.token.endpoint.get";
  private static final String ORIGINS = "twilio.token.endpoint.origins";

  private static final String INSPECTORS = "twilio.inspect.roles";

  private final PropertyReader properties;

  EndpointReader(PropertyReader properties) {
    this.properties = properties;
  }

  EndpointRules read() {
    properties.flag(ANY_AUDIENCE, false);
    Set<String> origins = new LinkedHashSet<>();
    properties
        .read(ORIGINS, PropertyConverters::list)
        .orElse(List.of())
        .forEach(text -> properties.check(ORIGINS, () -> origins.add(origin(text))));
    return new EndpointRules(
        new LinkedHashSet<>(properties.read(PROFILES, PropertyConverters::list).orElse(List.of())),
        properties.flag(GET, false),
        origins,
        inspectors());
  }

  private Set<String> inspectors() {
    Set<String> roles =
        Set.copyOf(properties.read(INSPECTORS, PropertyConverters::list).orElse(List.of()));
    if (roles.contains(AccessRule.ANYONE)) {
      properties.report(
          INSPECTORS,
          Problem.ENDPOINT_OPEN.because(
              "It has '**': everybody who is logged in could try out which keys this server holds. Name"
                  + " the roles of those who support your users."));
    }
    return roles;
  }

  /** Reports each missing setting without which a token endpoint could serve nothing. */
  void checkServed(EndpointRules rules, Map<String, Profile> profiles) {
    if (rules.served().isEmpty()) {
      properties.report(
          PROFILES,
          Problem.SETTING_MISSING.because(
              "It is not set, so that the endpoint could serve nothing. List the names of the"
                  + " profiles that callers may pick."));
    }
    for (String name : rules.served()) {
      Profile profile = profiles.get(name);
      String key = KnownProperties.PROFILE + name + ".roles";
      if (profile != null
          && profile.accessRule().roles().isEmpty()
          && properties.text(key).isEmpty()) {
        properties.report(
            key,
            Problem.SETTING_MISSING.because(
                "It is not set. Name the roles of which a caller needs one; '**' is any"
                    + " authenticated caller."));
      }
    }
    checkGet(rules, profiles);
  }

  private void checkGet(EndpointRules rules, Map<String, Profile> profiles) {
    if (!rules.get()) {
      return;
    }
    Optional<Profile> profile =
        Optional.of(EndpointRules.DEFAULT_PROFILE)
            .filter(rules.served()::contains)
            .map(profiles::get);
    if (profile.isEmpty() || !profile.get().grants().params().isEmpty()) {
      properties.report(
          GET,
          Problem.SETTING_CONFLICT.because(
              "GET serves the profile 'default' without parameters, but that profile %s",
              profile.isEmpty() ? "is not served" : "needs some"));
    }
  }

  /** Reports each setting that leaves the callers of an endpoint unverified. */
  void checkCallers() {
    if (properties.text(ISSUER).isEmpty()) {
      properties.report(
          ISSUER,
          Problem.ENDPOINT_OPEN.because(
              "It is not set, and MicroProfile JWT does not check what is not set: anybody's"
                  + " tokens would be accepted. Name the issuer of your callers' tokens, their 'iss'."));
    }
    if (properties.text(AUDIENCES).isEmpty() && !properties.flag(ANY_AUDIENCE, false)) {
      properties.report(
          AUDIENCES,
          Problem.ENDPOINT_OPEN.because(
              "It is not set, so that a token meant for any other application would buy a Twilio"
                  + " token. Name the audience of your callers' tokens, their 'aud', or say"
                  + " %s=true.",
              ANY_AUDIENCE));
    }
    if (properties.text(HEADER).filter("Cookie"::equalsIgnoreCase).isPresent()) {
      properties.report(
          HEADER,
          Problem.ENDPOINT_OPEN.because(
              "It is 'Cookie', which a browser sends for any site that asks; the endpoint takes"
                  + " bearers from the header Authorization only. Remove the setting."));
    }
  }

  /** Checks that an origin is written as browsers send it (RFC 6454, section 6.2). */
  private static String origin(String text) {
    try {
      URI uri = URI.create(text);
      String scheme = String.valueOf(uri.getScheme());
      int usual = scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : 0;
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String sent = scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + port;
      if (usual > 0 && uri.getHost() != null && uri.getPort() != usual && text.equals(sent)) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      // refused below, in the same words
    }
    throw Problem.SETTING_MALFORMED.because(
        "'%s' is no origin as browsers send it, such as https://app.example.com: http or https, a"
            + " host in small letters, a port only if it is not the usual one, nothing after it",
        text);
  }
}
