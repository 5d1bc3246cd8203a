import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finishes the pages that {@code mvn site} has rendered, and fails if one of them is not whole.
 *
 * <p>The pages are written for two readers: they lie in the repository and are rendered. So each
 * heading gets the anchor that the repository gives it, and pictures are looked for where the site
 * has them. Then every link must lead somewhere, every page must have its path home, and none may
 * load anything from another host.
 *
 * <p>Run it as {@code java src/site/FinishSite.java target/site}.
 */
class FinishSite {
  private static final Pattern HEADING =
      Pattern.compile("(?s)<a id=\"[^\"]*\"></a>\\s*<h([1-6])>(.*?)</h\\1>");
  private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");
  private static final Pattern LINK = Pattern.compile("<a\\s[^>]*?href=\"([^\"]*)\"");
  private static final Pattern LOADED =
      Pattern.compile(
          "<(?:img|script|iframe)\\s[^>]*?src=\"([^\"]*)\"|<link\\s[^>]*?href=\"([^\"]*)\"");
  private static final Pattern LOADED_BY_STYLE =
      Pattern.compile("url\\(['\"]?([^'\")]*)|@import\\s+['\"]([^'\"]*)");
  private static final Pattern ELSEWHERE = Pattern.compile("(?:[a-z]+:)?//.*|mailto:.*");

  private final Path site;
  private final Map<Path, String> pages = new TreeMap<>();
  private final Map<Path, List<String>> ids = new HashMap<>();
  private final List<String> mistakes = new ArrayList<>();

  private FinishSite(Path site) {
    this.site = site;
  }

  public static void main(String[] args) throws IOException {
    FinishSite finish = new FinishSite(Path.of(args[0]).toAbsolutePath().normalize());
    finish.read();
    finish.pages.replaceAll((file, page) -> finish.finished(file, page));
    finish.pages.forEach(finish::check);
    finish.checkStyles();
    if (!finish.mistakes.isEmpty()) {
      finish.mistakes.forEach(System.err::println);
      System.exit(1);
    }
    for (Map.Entry<Path, String> page : finish.pages.entrySet()) {
      Files.writeString(page.getKey(), page.getValue());
    }
    System.out.println(finish.pages.size() + " pages are whole");
  }

  private boolean isJavadoc(Path file) {
    return site.relativize(file).startsWith("apidocs");
  }

  private void read() throws IOException {
    for (Path file : files(".html")) {
      pages.put(file, Files.readString(file));
    }
  }

  private List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private String finished(Path file, String page) {
    if (isJavadoc(file)) {
      return page;
    }
    return HEADING
        .matcher(page)
        .replaceAll(
            heading ->
                Matcher.quoteReplacement(
                    "<h%s id=\"%s\">%s</h%s>"
                        .formatted(
                            heading.group(1),
                            anchor(heading.group(2)),
                            heading.group(2),
                            heading.group(1))))
        .replaceAll("src=\"((?:\\.\\./)*)\\.\\./resources/", "src=\"$1");
  }

  /** Spells a heading as GitHub does where it is linked to. */
  private static String anchor(String heading) {
    return heading
        .replaceAll("<[^>]*>|&[a-z0-9#]+;", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private void check(Path file, String page) {
    loaded(LOADED, page).forEach(address -> checkLoaded(file, address));
    if (isJavadoc(file)) {
      return;
    }
    LINK.matcher(page).results().forEach(link -> checkLink(file, link.group(1)));
    String home = file.getParent().relativize(site.resolve("index.html")).toString();
    if (!file.equals(site.resolve("index.html"))
        && !page.contains("<p><a href=\"" + home + "\">Twilio tokens</a> &#x203a;")) {
      mistakes.add(name(file) + " has no path home");
    }
  }

  private static Stream<String> loaded(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1));
  }

  private void checkLoaded(Path file, String address) {
    if (address.startsWith("data:")) {
      return;
    }
    if (ELSEWHERE.matcher(address).matches()) {
      mistakes.add(name(file) + " loads " + address + " from another host");
    } else if (!isJavadoc(file)
        && !Files.exists(file.resolveSibling(address.replaceAll("[?#].*", "")))) {
      mistakes.add(name(file) + " loads " + address + ", which is not there");
    }
  }

  private void checkLink(Path file, String link) {
    if (ELSEWHERE.matcher(link).matches()) {
      return;
    }
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
    if (!Files.exists(target)) {
      mistakes.add(name(file) + " links to " + link + ", which is not there");
    } else if (parts.length == 2 && !ids(target).contains(parts[1])) {
      mistakes.add(name(file) + " links to " + link + ", which has no such anchor");
    }
  }

  private List<String> ids(Path page) {
    return ids.computeIfAbsent(
        page,
        file ->
            ID.matcher(pages.getOrDefault(file, ""))
                .results()
                .map(found -> found.group(1))
                .toList());
  }

  private void checkStyles() throws IOException {
    for (Path style : files(".css")) {
      loaded(LOADED_BY_STYLE, Files.readString(style))
          .forEach(address -> checkLoaded(style, address));
    }
  }

  private Path name(Path file) {
    return site.relativize(file);
  }
}
