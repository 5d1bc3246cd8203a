package io.github.twiliotoken.readme;

import static java.util.Objects.requireNonNull;

import io.github.twiliotoken.internal.config.ConfigFixture;
import io.github.twiliotoken.internal.property.PropertyConverters;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the settings of a page as a deployment would. Placeholders are filled, files that are named
 * are there, and what every deployment needs is added where the page does not show it.
 */
final class ShownSettings {
  /** What is read by the server, and not by us. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "mp\\.jwt\\.verify\\.(issuer|audiences|publickey|publickey\\.location|publickey\\.algorithm"
              + "|clock\\.skew|token\\.age)|mp\\.jwt\\.token\\.header|mp\\.config\\.profile"
              + "|[\\w.]+\\.level|handlers");

  private static final Pattern PROFILE = Pattern.compile("twilio\\.token\\.profile\\.(\\w+)\\..*");
  private static final Pattern ACCOUNT = Pattern.compile("twilio\\.accounts\\.(\\w+)\\..*");

  private final Map<String, String> settings = new TreeMap<>();
  private final Path folder;

  /**
   * Reads what a page shows.
   *
   * @param folder where the files are made that the settings name
   */
  ShownSettings(String shown, Path folder) {
    this.folder = folder;
    Properties lines = new Properties();
    try {
      lines.load(new StringReader(shown));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines.stringPropertyNames().forEach(key -> settings.put(key, lines.getProperty(key)));
  }

  /** What is wrong with them, as a deployment would say it; empty if nothing is. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    settings.keySet().stream()
        .filter(key -> !key.startsWith("twilio.") && !FOREIGN.matcher(key).matches())
        .forEach(key -> problems.add(key + " is neither ours nor MicroProfile's"));
    ConfigFixture fixture = fixture();
    problems.addAll(fixture.problems());
    problems.addAll(fixture.warned());
    return problems;
  }

  private ConfigFixture fixture() {
    Set<String> profiles = named(PROFILE);
    Set<String> accounts = named(ACCOUNT);
    Map<String, String> all = new TreeMap<>(settings);
    if (accounts.isEmpty() || all.containsKey("twilio.account.sid")) {
      addAccount(all, "twilio.");
    }
    accounts.forEach(name -> addAccount(all, "twilio.accounts." + name + "."));
    String served = profiles.isEmpty() ? "default" : String.join(",", profiles);
    profiles.addAll(PropertyConverters.list(all.getOrDefault("twilio.token.profiles", served)));
    all.putIfAbsent("twilio.token.profiles", String.join(",", profiles));
    profiles.forEach(name -> addGrant(all, "twilio.token.profile." + name + "."));
    all.putIfAbsent("mp.jwt.verify.issuer", "https://login.example.com");
    if (!all.containsKey("twilio.token.endpoint.audience.any")) {
      all.putIfAbsent("mp.jwt.verify.audiences", "phones");
    }
    ConfigFixture fixture = ConfigFixture.endpoint().audited();
    accounts.forEach(fixture::issuing);
    all.forEach((key, value) -> fixture.with(key, filled(key, value)));
    return fixture;
  }

  private Set<String> named(Pattern kind) {
    return settings.keySet().stream()
        .map(kind::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> requireNonNull(matcher.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void addAccount(Map<String, String> all, String prefix) {
    all.putIfAbsent(prefix + "account.sid", "AC…");
    if (all.containsKey(prefix + "api.credentials.location")) {
      return;
    }
    if (!all.containsKey(prefix + "api.key.sid")) {
      all.putIfAbsent(prefix + "api.key", "SK…");
    }
    if (!all.containsKey(prefix + "api.secret.location")
        && !all.containsKey(prefix + "api.key.secret")) {
      all.putIfAbsent(prefix + "api.secret", "…");
    }
  }

  private static void addGrant(Map<String, String> all, String prefix) {
    all.putIfAbsent(prefix + "roles", "**");
    if (all.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .noneMatch(key -> key.matches("(voice|chat|video|sync|taskrouter|grant)\\..*"))) {
      all.put(prefix + "sync.service.sid", "IS…");
    }
  }

  /** Fills {@code AC…} and the like; a file that is named is made, with what belongs into it. */
  private String filled(String key, String value) {
    if (key.endsWith(".location") && key.startsWith("twilio.")) {
      String content =
          key.endsWith("credentials.location")
              ? "twilio.api.key=" + ConfigFixture.SK + "\ntwilio.api.secret=" + ConfigFixture.SECRET
              : key.endsWith("auth.token.location") ? ConfigFixture.HEX : ConfigFixture.SECRET;
      try {
        return Files.writeString(folder.resolve(key), content).toString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (key.endsWith("auth.token")) {
      return value.replace("…", ConfigFixture.HEX);
    }
    return value
        .replaceAll("\\b([A-Z]{2})…", "$1" + ConfigFixture.HEX)
        .replace("…", ConfigFixture.SECRET);
  }
}
