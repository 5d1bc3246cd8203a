package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.profile.AccessRule;
import io.github.twiliotoken.internal.profile.GrantFactory;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.internal.profile.ProfileGrants;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.internal.property.KnownProperties;
import io.github.twiliotoken.internal.property.PropertyConverters;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.internal.property.VariableNames;
import io.github.twiliotoken.internal.rate.Rate;
import io.github.twiliotoken.internal.text.JsonLibrary;
import io.github.twiliotoken.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one profile: its grants, account, lifetimes and access rule. */
final class ProfileReader {
  static final String SESSION_BOUND = "twilio.token.session.bound";
  static final String RATE = "twilio.token.rate";

  private final PropertyReader properties;
  private final LifetimeReader lifetimes;
  private final AccountsReader accounts;

  ProfileReader(PropertyReader properties, LifetimeReader lifetimes, AccountsReader accounts) {
    this.properties = properties;
    this.lifetimes = lifetimes;
    this.accounts = accounts;
  }

  Profile read(String name, String place) {
    String key = KnownProperties.PROFILE + name;
    boolean named = KnownProperties.NAME.matcher(name).matches();
    if (!named) {
      properties.report(
          Problem.PROFILE_UNKNOWN
              .because("The name '%s' is not of small letters and digits", name)
              .at(place));
    }
    int before = properties.problems().size();
    ClaimPatternsReader claims = new ClaimPatternsReader(properties, key);
    ProfileGrants grants = new GrantReader(properties, key, claims).read();
    if (named && grants.samples().isEmpty() && properties.problems().size() == before) {
      properties.report(
          Problem.PROFILE_UNKNOWN
              .because(
                  "The profile '%s' has no grant, such as %s",
                  name, VariableNames.describe(key + ".video.room"))
              .at(place));
    }
    checkProducts(key, grants);
    checkLength(key, grants);
    String account = properties.text(key + ".account").orElse(AccountProperties.UNNAMED);
    checkRegion(key, accounts.read(account, properties.describe(key + ".account")), grants);
    AccessRule rule =
        new AccessRule(
            properties.read(key + ".roles", ProfileReader::roles).orElse(Set.of()),
            claims.patterns(),
            properties.flag(key + ".session.bound", properties.flag(SESSION_BOUND, true)),
            rate(properties, key + ".rate", rate(properties, RATE, Optional.empty())));
    return new Profile(name, account, grants, lifetimes.of(key, grants.samples()), rule);
  }

  /** Reads a rate; {@code none} is none, also where there is a global one. */
  static Optional<Rate> rate(PropertyReader properties, String key, Optional<Rate> inherited) {
    return properties.text(key).filter("none"::equals).isPresent()
        ? Optional.empty()
        : properties.read(key, Rate::parse).or(() -> inherited);
  }

  /** Reports a product granted under its old and its current key, which Twilio refuses. */
  private void checkProducts(String key, ProfileGrants grants) {
    List<String> granted = grants.samples().stream().map(Grant::key).toList();
    for (String legacy : granted) {
      String current = CustomGrant.currentKey(legacy);
      if (!current.equals(legacy) && granted.contains(current)) {
        properties.report(
            key + "." + GrantFactory.CUSTOM + legacy,
            Problem.GRANT_REPEATED.because(
                "'%s' and '%s' are grants of one product", legacy, current));
      }
    }
  }

  /** Reports grants too long for a token; values filled in later are checked when it is signed. */
  private void checkLength(String key, ProfileGrants grants) {
    int bytes = 0;
    for (Grant grant : grants.samples()) {
      String json = JsonLibrary.PROVIDER.createObjectBuilder(grant.payload()).build().toString();
      bytes += json.getBytes(StandardCharsets.UTF_8).length;
    }
    if (bytes * 4L / 3 > AccessToken.LONGEST) {
      properties.report(
          Problem.TOKEN_TOO_LONG
              .because(
                  "The grants have %d bytes, too many for a token of %d characters",
                  bytes, AccessToken.LONGEST)
              .at(key));
    }
  }

  private void checkRegion(String key, Optional<SigningAccount> account, ProfileGrants grants) {
    boolean outsideUs1 = account.flatMap(found -> found.credentials().region()).isPresent();
    if (outsideUs1 && grants.samples().stream().anyMatch(VideoGrant.class::isInstance)) {
      properties.report(
          key + ".video.room",
          Problem.VIDEO_OUTSIDE_US1.because(
              "The account's key lives in another region, by %s",
              properties.describe(AccountProperties.prefix(account.get().name()) + "region")));
    }
  }

  private static Set<String> roles(String text) {
    Set<String> roles = Set.copyOf(new LinkedHashSet<>(PropertyConverters.list(text)));
    if (roles.contains(AccessRule.ANYONE) && roles.size() > 1) {
      throw Problem.SETTING_CONFLICT.because(
          "'**' is any authenticated caller, which leaves nothing for the other roles to decide");
    }
    return roles;
  }
}
