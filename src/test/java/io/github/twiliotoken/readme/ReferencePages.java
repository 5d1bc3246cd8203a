package io.github.twiliotoken.readme;

import static java.util.Objects.requireNonNull;

import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.internal.property.Property;
import io.github.twiliotoken.internal.property.PropertyCatalog;
import io.github.twiliotoken.problem.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the generated parts of the reference: each stands in its page between {@code <!-- NAME
 * -->} and {@code <!-- /NAME -->}.
 */
final class ReferencePages {
  static final Path FOLDER = Page.SITE.resolve("reference");
  static final Path SETTINGS = FOLDER.resolve("settings.md");
  static final Path PROBLEMS = FOLDER.resolve("problems.md");
  static final Path JAVA_API = FOLDER.resolve("java-api.md");

  private static final Path MAIN = Path.of("src/main/java/io/github/twiliotoken");
  private static final Pattern CONSTANT =
      Pattern.compile("(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s+([A-Z][A-Z_0-9]+)\\(");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?sm)/\\*\\*((?:(?!\\*/).)*)\\*/\\s+(?:@[^\\n]+\\n)*"
              + "^public [^\\n{]*?(?:class|interface|record|enum) (\\w+)");

  private final Map<String, String> defaults;
  private final Path folder;

  /**
   * Prepares the pages.
   *
   * @param folder where files may be made that a configuration names
   */
  ReferencePages(Path folder) {
    this.folder = folder;
    this.defaults = SettingDefaults.of(folder);
  }

  /** Returns what the page should be: its own text, with the generated parts made anew. */
  String renewed(Path file) {
    String page = Page.of(file).text();
    for (Map.Entry<String, String> part : parts(file).entrySet()) {
      String name = part.getKey();
      Pattern place = Pattern.compile("(?s)(<!-- %s -->\n).*?(<!-- /%s -->)".formatted(name, name));
      Matcher found = place.matcher(page);
      if (!found.find()) {
        throw new IllegalStateException(file + " has no place for " + name);
      }
      page = found.replaceFirst("$1" + Matcher.quoteReplacement(part.getValue()) + "$2");
    }
    return page;
  }

  private Map<String, String> parts(Path file) {
    if (file.equals(SETTINGS)) {
      return settings();
    }
    return file.equals(PROBLEMS) ? problems() : Map.of("types", types());
  }

  private Map<String, String> settings() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("account", table(AccountProperties.of("twilio.")));
    parts.put("keys", table(PropertyCatalog.KEY_MANAGEMENT));
    parts.put("lifetimes", table(PropertyCatalog.LIFETIMES));
    parts.put("callers", table(PropertyCatalog.CALLERS));
    parts.put("endpoints", table(PropertyCatalog.ENDPOINTS));
    parts.put("profile", table(PropertyCatalog.PROFILE));
    parts.put("grants", table(PropertyCatalog.GRANTS));
    return parts;
  }

  private String table(List<Property> properties) {
    return properties.stream()
        .map(this::row)
        .collect(
            Collectors.joining(
                "", "| setting | default | form | meaning |\n|---|---|---|---|\n", ""));
  }

  private String row(Property property) {
    String codes =
        new SettingTrial(property, folder)
            .codes().stream().map(code -> " " + link(code)).collect(Collectors.joining(","));
    String otherwise = property.absent().isEmpty() ? "–" : property.absent();
    String standard = defaults.get(property.key());
    return "| `%s`<br/>`%s` | %s | %s%s | %s |\n"
        .formatted(
            property.key(),
            variable(property.key()),
            standard == null ? otherwise : "`" + standard + "`",
            property.form(),
            codes.isEmpty() ? "" : "; else" + codes,
            property.meaning());
  }

  /** The variable's name; the capitals of a free name are those of the name. */
  private static String variable(String key) {
    return key.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private static String link(String code) {
    return "[%s](problems.md#%s)".formatted(code, code.toLowerCase(Locale.ROOT));
  }

  /** One part for each ten numbers, which belong together. */
  private static Map<String, String> problems() {
    Map<String, String> when = new LinkedHashMap<>();
    Matcher constant = CONSTANT.matcher(Page.of(MAIN.resolve("problem/Problem.java")).text());
    while (constant.find()) {
      when.put(constant.group(2), plain(requireNonNull(constant.group(1))));
    }
    Map<String, String> parts = new LinkedHashMap<>();
    for (Problem problem : Problem.values()) {
      String tens = problem.code().substring(0, "TWT-00".length());
      String section =
          """
          ### %s

          **%s**, status %d. %s%s

          """
              .formatted(
                  problem.code(),
                  problem.title(),
                  problem.status(),
                  requireNonNull(when.get(problem.name())),
                  problem.repair().isEmpty() ? "" : " *" + literal(problem.repair()) + "*");
      parts.merge(tens.toLowerCase(Locale.ROOT), section, String::concat);
    }
    return parts;
  }

  /** The public types by package, each with the first sentence of its documentation. */
  private static String types() {
    StringBuilder types = new StringBuilder();
    for (String room : List.of("", "grant", "value", "problem", "jwt", "inspect", "keys", "rest")) {
      types.append("### io.github.twiliotoken%s\n\n".formatted(room.isEmpty() ? "" : "." + room));
      types.append("| type | what it is |\n|---|---|\n");
      publicTypes(room)
          .forEach((name, what) -> types.append("| `%s` | %s |\n".formatted(name, what)));
      types.append("\n");
    }
    return types.toString();
  }

  private static Map<String, String> publicTypes(String room) {
    Map<String, String> types = new LinkedHashMap<>();
    Path folder = MAIN.resolve(room);
    Sources.files(folder, ".java")
        .filter(file -> folder.equals(file.getParent()))
        .forEach(
            file -> {
              Matcher type = TYPE.matcher(Page.of(file).text());
              if (type.find()) {
                types.put(
                    requireNonNull(type.group(2)),
                    firstSentence(plain(requireNonNull(type.group(1)))));
              }
            });
    return types;
  }

  private static String literal(String text) {
    return text.replace("<", "\\<").replace("*", "\\*");
  }

  /** A comment without its asterisks, links and tags. */
  private static String plain(String comment) {
    return comment
        .replaceAll("\\s*\n\\s*\\*\\s?", " ")
        .replaceAll("\\{@code ([^}]*)}", "`$1`")
        .replaceAll("\\{@link(?:plain)? [^}]*? ([^}]*)}", "`$1`")
        .replaceAll("\\{@link(?:plain)? (?:[a-z]+\\.)*(\\w+)#(\\w+)[^}]*}", "`$1.$2`")
        .replaceAll("\\{@link(?:plain)? (?:[a-z]+\\.)*#?([^}]*)}", "`$1`")
        .strip();
  }

  private static String firstSentence(String text) {
    Matcher end = Pattern.compile("\\.(?= |$)|: *<pre>").matcher(text);
    return end.find() ? text.substring(0, end.start()) + "." : text;
  }

  /** The pages with generated parts. */
  static Stream<Path> all() {
    return Stream.of(SETTINGS, PROBLEMS, JAVA_API);
  }
}
