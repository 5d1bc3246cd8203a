package io.github.twiliotoken.readme;

import static java.util.Objects.requireNonNull;

import io.github.twiliotoken.internal.property.KnownProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what commands of a page name and does not exist: files, profiles, properties, settings. */
final class ShownCommands {
  private static final Pattern PATH =
      Pattern.compile("(?<=^|[\\s=])((?:src|examples|server-config|\\.ci|target)/[^\\s;'\"]+)");
  private static final Pattern BUILT = Pattern.compile("(.*?)/?target/([^/]+)\\.(jar|war)");
  private static final Pattern PROFILES = Pattern.compile("\\s-P(\\S+)");
  private static final Pattern PROPERTY = Pattern.compile("\\s-D([\\w.]+)");
  private static final Pattern VARIABLE = Pattern.compile("\\b(TWILIO_\\w+)=");

  /** What Maven and its plugins know without our pom. */
  private static final Pattern OF_MAVEN =
      Pattern.compile(
          "test|it\\.test|maven\\.javadoc\\.skip|spotless\\.check\\.skip|cyclonedx\\.skip");

  private static final Pattern KNOWN_VARIABLE =
      Pattern.compile(
          KnownProperties.KEYS.stream()
              .map(key -> key.replace('.', '_').replaceAll("<[ap]>", "[a-z0-9]+"))
              .map(key -> key.replaceAll("<\\w+>", ".+"))
              .collect(Collectors.joining("|")),
          Pattern.CASE_INSENSITIVE);

  private static final String POM = Page.of(Path.of("pom.xml")).text();

  private final List<String> missing = new ArrayList<>();

  private ShownCommands() {}

  /** Returns what the commands name that does not exist. */
  static List<String> missing(String commands) {
    ShownCommands found = new ShownCommands();
    commands.replace("\\\n", " ").lines().forEach(found::check);
    return found.missing;
  }

  private void check(String line) {
    all(PATH, line).filter(path -> !exists(path)).forEach(missing::add);
    all(VARIABLE, line)
        .filter(name -> !KNOWN_VARIABLE.matcher(name).matches())
        .forEach(missing::add);
    if (line.contains("mvn ")) {
      all(PROFILES, line)
          .flatMap(ids -> Stream.of(ids.split(",")))
          .filter(id -> !POM.contains("<id>" + id + "</id>"))
          .forEach(id -> missing.add("-P" + id));
      all(PROPERTY, line).filter(name -> !isKnown(name)).forEach(name -> missing.add("-D" + name));
    }
  }

  private static boolean exists(String path) {
    Matcher built = BUILT.matcher(path);
    if (built.matches()) {
      Path pom = Path.of(requireNonNull(built.group(1)), "pom.xml");
      return Files.exists(pom)
          && Pattern.compile("<(finalName|artifactId)>" + built.group(2) + "</")
              .matcher(Page.of(pom).text())
              .find();
    }
    return Files.exists(Path.of(path));
  }

  private static boolean isKnown(String property) {
    return OF_MAVEN.matcher(property).matches()
        || POM.contains("<" + property + ">")
        || POM.contains("<" + property + "/>")
        || PROGRAMS.contain("\"" + property + "\"");
  }

  private static final Sources PROGRAMS = Sources.of(".java", "src/demo", "src/test/java");

  private static Stream<String> all(Pattern pattern, String line) {
    return pattern.matcher(line).results().map(found -> requireNonNull(found.group(1)));
  }
}
