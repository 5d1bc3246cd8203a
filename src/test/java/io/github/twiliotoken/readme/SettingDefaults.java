package io.github.twiliotoken.readme;

import static io.github.twiliotoken.internal.config.ConfigFixture.PROFILE;
import static java.util.Objects.requireNonNull;

import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.internal.config.ConfigFixture;
import io.github.twiliotoken.internal.config.Settings;
import io.github.twiliotoken.internal.credentials.AccountPolls;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.keys.KeySettings;
import io.github.twiliotoken.internal.rate.Rate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What holds where a setting is not set, found by reading a configuration without it. */
final class SettingDefaults {
  private SettingDefaults() {}

  /**
   * The defaults by key.
   *
   * @param folder where a credentials file may be made
   */
  static Map<String, String> of(Path folder) {
    Map<String, String> all = new TreeMap<>();
    Settings settings = ConfigFixture.served().audited().settings();
    TtlPolicy policy = settings.issuing().policy();
    all.put("twilio.token.ttl", policy.defaultTtl().toString());
    all.put("twilio.token.ttl.min", policy.min().toString());
    all.put("twilio.token.ttl.max", policy.max().toString());
    all.put("twilio.token.ttl.excess", policy.excess().name().toLowerCase(Locale.ROOT));
    all.put("twilio.token.nbf.backdate", settings.issuing().backdate().toString());
    all.put("twilio.token.rate", settings.issuing().rate().map(Rate::toString).orElse("none"));
    all.put("twilio.token.audit", settings.issuing().auditRequired() ? "required" : "optional");
    all.put("twilio.token.session.claim", settings.callers().sessionClaim());
    all.put(
        "twilio.token.identity.encoding",
        settings.callers().identity().forVoice() ? "voice" : "none");
    flag(all, "twilio.token.endpoint.get", settings.endpoint().get());
    flag(
        all,
        "twilio.token.session.bound",
        ConfigFixture.served().profile().accessRule().sessionBound());
    flag(
        all,
        "twilio.token.endpoint.audience.any",
        ConfigFixture.served().without("mp.jwt.verify.audiences").problems().isEmpty());
    flag(
        all,
        "twilio.token.profile.<p>.voice.incoming.allow",
        ConfigFixture.injection().with(PROFILE + "voice.endpoint.id", "x").grants().stream()
            .anyMatch(grant -> grant instanceof VoiceGrant voice && voice.incomingAllow()));
    flag(all, "twilio.keys.enabled", ConfigFixture.account().keys().isPresent());
    KeySettings keys =
        ConfigFixture.account()
            .with("twilio.keys.enabled", "true")
            .with("twilio.keys.owner", "prod")
            .with("twilio.auth.token", ConfigFixture.HEX)
            .keys()
            .orElseThrow();
    all.put("twilio.keys.lag", keys.lag().toString());
    all.put("twilio.api.reload", reload(folder));
    return all;
  }

  private static void flag(Map<String, String> all, String key, boolean value) {
    all.put(key, String.valueOf(value));
  }

  private static String reload(Path folder) {
    Path file = folder.resolve("credentials");
    try {
      Files.writeString(file, SettingForm.content("credentials.location"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SigningAccount account =
        requireNonNull(
            ConfigFixture.nothing()
                .with("twilio.account.sid", ConfigFixture.AC)
                .with("twilio.api.credentials.location", file.toString())
                .settings()
                .accounts()
                .get(""));
    return AccountPolls.interval(account).toString();
  }
}
