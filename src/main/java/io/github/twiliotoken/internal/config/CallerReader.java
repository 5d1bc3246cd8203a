package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.internal.config.Settings.CallerRules;
import io.github.twiliotoken.internal.config.Settings.IdentityRules;
import io.github.twiliotoken.internal.property.PropertyConverters;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the settings that say how a caller is identified from a JWT. */
final class CallerReader {
  private static final String TOKEN = "twilio.token.";
  private static final String SKEW = "mp.jwt.verify.clock.skew";
  // MicroProfile JWT 2.1 names no default: this is the one of SmallRye JWT, and so of WildFly
  private static final Duration USUAL_SKEW = Duration.ofSeconds(60);
  private static final int LONGEST_SKEW = 3600;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,4}");

  private final PropertyReader properties;

  CallerReader(PropertyReader properties) {
    this.properties = properties;
  }

  CallerRules read() {
    return new CallerRules(
        properties.text(TOKEN + "session.claim").orElse("exp"),
        new IdentityRules(
            properties.text(TOKEN + "identity.claim"),
            properties
                .read(
                    TOKEN + "identity.encoding",
                    text -> PropertyConverters.oneOf(text, "none", "voice").equals("voice"))
                .orElse(false)),
        properties.text(TOKEN + "roles.claim"),
        properties.text(EndpointReader.ISSUER),
        Set.copyOf(
            properties.read(EndpointReader.AUDIENCES, PropertyConverters::list).orElse(List.of())),
        properties.read(SKEW, CallerReader::seconds).orElse(USUAL_SKEW));
  }

  private static Duration seconds(String text) {
    if (SECONDS.matcher(text).matches() && Integer.parseInt(text) <= LONGEST_SKEW) {
      return Duration.ofSeconds(Integer.parseInt(text));
    }
    throw Problem.SETTING_MALFORMED.because(
        "'%s' is not a whole number of seconds from 0 to %d", text, LONGEST_SKEW);
  }
}
