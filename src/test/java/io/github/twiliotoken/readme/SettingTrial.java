package io.github.twiliotoken.readme;

import io.github.twiliotoken.internal.config.ConfigFixture;
import io.github.twiliotoken.internal.property.KnownProperties;
import io.github.twiliotoken.internal.property.Property;
import io.github.twiliotoken.internal.property.PropertyCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tries values of one setting in a configuration that has nearly every other one. */
final class SettingTrial {
  private static final String PROFILE = KnownProperties.PROFILE + "default.";

  private final Path folder;
  private final Property property;
  private final String key;

  /**
   * Prepares a trial.
   *
   * @param folder where the files are made that the settings name
   */
  SettingTrial(Property property, Path folder) {
    this.property = property;
    this.key = name(property.key());
    this.folder = folder;
  }

  /** The key with names in the place of what is free. */
  private static String name(String key) {
    return key.replace("<a>", "eu")
        .replace("<p>", "default")
        .replace("claim.<name>", "claim.acr")
        .replace("param.<name>", "param.room")
        .replace("<key>", "thing");
  }

  /** Values that its form allows; where it names another setting, one that is there. */
  List<String> accepted() {
    if (property.form().startsWith("text") || property.form().startsWith("names")) {
      return List.of(everything().get(key));
    }
    return property.form().equals("path of a file")
        ? List.of(file(key))
        : SettingForm.of(property.form()).accepted();
  }

  /** Values that its form excludes. */
  List<String> refused() {
    return SettingForm.of(property.form()).refused();
  }

  /** Which problems are reported if it has this value and nothing else is wrong. */
  List<String> problems(String value) {
    Map<String, String> all = everything();
    all.put(key, value);
    adapt(all, value);
    ConfigFixture fixture = ConfigFixture.endpoint().audited().issuing("eu");
    if (!"false".equals(all.get("twilio.keys.enabled"))) {
      fixture.managing("", false).managing("eu", false);
    }
    all.forEach(fixture::with);
    return fixture.problems();
  }

  /** The codes with which the values that its form excludes are refused. */
  Set<String> codes() {
    Set<String> codes = new TreeSet<>();
    for (String value : refused()) {
      problems(value).forEach(problem -> codes.add(problem.substring(0, "TWT-000".length())));
    }
    return codes;
  }

  private Map<String, String> everything() {
    Map<String, String> all = new TreeMap<>();
    for (Property each : PropertyCatalog.ALL) {
      String name = name(each.key());
      // either these or what they stand in for
      if (!name.matches(".*\\.(location|reload|main\\..*|api\\.key\\..*|param\\..*)")) {
        all.put(name, SettingForm.of(each.form()).accepted().get(0));
      }
    }
    all.putAll(SUITABLE);
    return all;
  }

  /** Values that fit each other, where the first of the form does not. */
  private static final Map<String, String> SUITABLE = suitable();

  private static Map<String, String> suitable() {
    Map<String, String> values = new HashMap<>();
    values.put("mp.jwt.verify.issuer", "https://login.example.com");
    values.put("mp.jwt.verify.audiences", "phones");
    values.put("twilio.token.endpoint.get", "false");
    values.put(PROFILE + "account", "eu");
    values.put(PROFILE + "claims", "acr");
    values.put(PROFILE + "roles", "**");
    values.put(PROFILE + "video.room", "standup");
    for (String ttl : List.of("twilio.token.ttl", PROFILE + "ttl")) {
      values.put(ttl, "PT10M");
      values.put(ttl + ".min", "PT5M");
      values.put(ttl + ".max", "PT1H");
    }
    return values;
  }

  /** Takes away what excludes the value, and adds what it needs. */
  private void adapt(Map<String, String> all, String value) {
    String account = key.startsWith("twilio.accounts.") ? "twilio.accounts.eu." : "twilio.";
    if (key.endsWith("api.key.sid")) {
      all.remove(account + "api.key");
    } else if (key.endsWith("api.key.secret") || key.endsWith("api.secret.location")) {
      all.remove(account + "api.secret");
    } else if (key.endsWith("credentials.location") || key.endsWith("api.reload")) {
      all.remove(account + "api.key");
      all.remove(account + "api.secret");
      all.putIfAbsent(account + "api.credentials.location", file(account + "credentials.location"));
    } else if (key.endsWith("auth.token.location")) {
      all.remove(account + "auth.token");
    } else if (key.contains(".main.")) {
      all.putIfAbsent(account + "main.key", "SK" + ConfigFixture.HEX);
      if (!key.endsWith("location")) {
        all.putIfAbsent(account + "main.secret", "x");
      }
    } else if (key.endsWith("param.room.pattern")) {
      all.put(PROFILE + "video.room", "{param:room}");
    } else if (key.endsWith("ttl") || key.endsWith("ttl.min") || key.endsWith("ttl.max")) {
      // one lifetime throughout, and no grant that has bounds of its own
      all.keySet().removeIf(other -> other.matches(".*\\.(voice|chat|sync)\\..*"));
      all.replaceAll((other, text) -> other.matches(".*\\.ttl(\\.min|\\.max)?") ? value : text);
    }
  }

  private String file(String named) {
    try {
      return Files.writeString(folder.resolve(named), SettingForm.content(named)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return property.key();
  }
}
