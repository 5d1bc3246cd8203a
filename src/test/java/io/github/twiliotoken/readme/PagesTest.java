package io.github.twiliotoken.readme;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** No page says, shows or links to something that is not so. */
class PagesTest {
  private static final List<Page> PAGES = Page.all();

  static List<Page> pages() {
    return PAGES;
  }

  static Stream<Page> site() {
    return PAGES.stream().filter(Page::isOfTheSite);
  }

  private static Stream<Page.Block> blocks(String language) {
    return PAGES.stream().flatMap(page -> page.blocks(language::equals).stream());
  }

  @Nested
  class Code {
    private static final Set<String> LANGUAGES =
        Set.of("java", "js", "properties", "json", "xml", "html", "yaml", "sh", "text", "mermaid");

    static Stream<Page.Block> java() {
      return blocks("java");
    }

    static Stream<Page.Block> js() {
      return blocks("js");
    }

    static Stream<Page.Block> properties() {
      return blocks("properties");
    }

    static Stream<Page.Block> json() {
      return blocks("json");
    }

    static Stream<Page.Block> xml() {
      return blocks("xml");
    }

    static Stream<Page.Block> yaml() {
      return blocks("yaml");
    }

    static Stream<Page.Block> html() {
      return blocks("html");
    }

    static Stream<Page.Block> sh() {
      return blocks("sh").filter(block -> !isRun(block.file()));
    }

    /** Whether {@code .ci/run} follows the page, step by step. */
    private static boolean isRun(Path page) {
      String script = String.valueOf(page.getFileName()).replace(".md", ".js");
      return page.startsWith(Page.SITE) && Files.exists(Path.of("src/test/site", script));
    }

    private static final Sources JAVA =
        Sources.of(".java", "src/test/java", "src/demo", "examples");
    private static final Sources JS = Sources.of(".js", "examples/softphone", "src/test/browser");
    private static final Sources HTML = Sources.of(".html", "examples");
    private static final Sources YAML = Sources.of(".yaml", "examples");
    private static final Set<String> COORDINATES = Coordinates.ofThisBuild();

    @ParameterizedTest
    @MethodSource("java")
    void javaIsCompiled(Page.Block block) {
      assertTrue(JAVA.contain(block.code()));
    }

    @ParameterizedTest
    @MethodSource("js")
    void scriptsAreTested(Page.Block block) {
      assertTrue(JS.contain(block.code()));
    }

    @ParameterizedTest
    @MethodSource("html")
    void aPageIsOfAnExample(Page.Block block) {
      assertTrue(HTML.contain(block.code()));
    }

    @ParameterizedTest
    @MethodSource("properties")
    void settingsDeploy(Page.Block block, @TempDir Path folder) {
      List<String> problems = new ShownSettings(block.code(), folder).problems();

      assertEquals(List.of(), problems);
    }

    @ParameterizedTest
    @MethodSource("json")
    void jsonParses(Page.Block block) {
      assertDoesNotThrow(() -> Json.createReader(new StringReader(block.code())).read());
    }

    @ParameterizedTest
    @MethodSource("xml")
    void xmlNamesWhatThisBuildUses(Page.Block block) {
      List<String> named = Coordinates.of(Coordinates.parse(block.code()));

      assertEquals(List.of(), named.stream().filter(one -> !COORDINATES.contains(one)).toList());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("yaml")
    void yamlIsOfAnExample(Page.Block block) {
      assertDoesNotThrow(() -> new Yaml().loadAll(block.code()).forEach(document -> {}));
      assertTrue(YAML.contain(block.code()));
    }

    @ParameterizedTest
    @MethodSource("sh")
    void commandsNameWhatExists(Page.Block block) {
      assertEquals(List.of(), ShownCommands.missing(block.code()));
    }

    @ParameterizedTest
    @MethodSource("io.github.twiliotoken.readme.PagesTest#pages")
    void isOfALanguageThatIsChecked(Page page) {
      assertEquals(List.of(), page.blocks(language -> !LANGUAGES.contains(language)));
    }

    @ParameterizedTest
    @MethodSource("io.github.twiliotoken.readme.PagesTest#pages")
    void hasNoFenceThatIsNotSeen(Page page) {
      long fences = page.text().lines().filter(line -> line.contains("```")).count();

      assertEquals(fences, 2L * page.blocks().size());
    }
  }

  @Nested
  class Links {
    /** Sites whose pages are their owners' word on something that we build on. */
    private static final Pattern ELSEWHERE =
        Pattern.compile(
            "https://(([\\w-]+\\.)*twilio\\.com|www\\.rfc-editor\\.org|microprofile\\.io"
                + "|download\\.eclipse\\.org/microprofile|jakarta\\.ee|([\\w-]+\\.)*payara\\.fish"
                + "|([\\w-]+\\.)*wildfly\\.org|openliberty\\.io|glassfish\\.org|tomee\\.apache\\.org"
                + "|www\\.keycloak\\.org|learn\\.microsoft\\.com|kubernetes\\.io|pitest\\.org"
                + "|github\\.com/CodeIntelligenceTesting/jazzer)(/.*)?");

    @ParameterizedTest
    @MethodSource("io.github.twiliotoken.readme.PagesTest#pages")
    void leadSomewhere(Page page) {
      List<String> broken =
          page.links().stream()
              .filter(link -> !link.contains("://") && !leads(page, link))
              .toList();

      assertEquals(List.of(), broken);
    }

    @ParameterizedTest
    @MethodSource("io.github.twiliotoken.readme.PagesTest#pages")
    void leaveOnlyForTheOwnersOfAThing(Page page) {
      List<String> strange =
          page.links().stream()
              .filter(link -> link.contains("://") && !ELSEWHERE.matcher(link).matches())
              .toList();

      assertEquals(List.of(), strange);
    }

    @ParameterizedTest
    @MethodSource("io.github.twiliotoken.readme.PagesTest#site")
    void stayOnTheSite(Page page) {
      Path resources = Path.of("src/site/resources");
      List<String> outside =
          page.links().stream()
              .filter(link -> !link.contains("://") && !link.startsWith("#"))
              .filter(link -> !target(page, link).startsWith(Page.SITE))
              .filter(link -> !target(page, link).startsWith(resources))
              .toList();

      assertEquals(List.of(), outside);
    }

    @ParameterizedTest
    @MethodSource("io.github.twiliotoken.readme.PagesTest#site")
    void everyPageIsInTheMenuAndOnTheFirstPage(Page page) {
      String path = Page.SITE.relativize(page.file()).toString();
      String item = "href=\"" + path.replaceAll("md$", "html") + "\"";

      assertTrue(Page.of(Path.of("src/site/site.xml")).text().contains(item), item);
      assertTrue(path.equals("index.md") || INDEX.links().contains(path), path);
    }

    private static final Page INDEX = Page.of(Page.SITE.resolve("index.md"));

    private static boolean leads(Page page, String link) {
      String anchor = link.contains("#") ? link.substring(link.indexOf('#') + 1) : "";
      Path target = link.startsWith("#") ? page.file() : target(page, link);
      return Files.exists(target)
          && (anchor.isEmpty()
              || (target.toString().endsWith(".md") && Page.of(target).anchors().contains(anchor)));
    }

    private static Path target(Page page, String link) {
      String path = URI.create(link).getPath();
      Path folder = page.file().getParent();
      return (folder == null ? Path.of(path) : folder.resolve(path)).normalize();
    }
  }

  @Nested
  class Shape {
    private static final Path INDEX = Page.SITE.resolve("index.md");
    private static final Map<String, String> SECTIONS =
        Map.of("how-to", "How-to", "explanation", "Explanation", "reference", "Reference");

    @ParameterizedTest
    @MethodSource("io.github.twiliotoken.readme.PagesTest#pages")
    void hasOneTitle(Page page) {
      assertEquals(1, page.headings(1).size());
      assertTrue(page.text().startsWith("# "));
    }

    /** A reader who was sent here by a search engine finds the way home. */
    @ParameterizedTest
    @MethodSource("io.github.twiliotoken.readme.PagesTest#site")
    void leadsHomeBelowItsTitle(Page page) {
      if (page.file().equals(INDEX)) {
        return;
      }
      String below = page.lines().get(1);

      Path inSite = Page.SITE.relativize(page.file());
      Path folder = inSite.getParent();
      String home =
          folder == null
              ? "[Twilio tokens](index.md) › "
              : "[Twilio tokens](../index.md) › [%s](../index.md#%s) › "
                  .formatted(SECTIONS.get(folder.toString()), folder);
      assertTrue(below.startsWith(home), () -> below + " does not begin with " + home);
    }

    @ParameterizedTest
    @MethodSource("io.github.twiliotoken.readme.PagesTest#pages")
    void isNoLongerThanItsReaderHasTime(Page page) {
      int bytes = page.text().getBytes(StandardCharsets.UTF_8).length;
      assertTrue(bytes <= longest(page), page + " has " + bytes + " bytes");
    }

    private static int longest(Page page) {
      String file = page.file().toString();
      if (file.equals("README.md")) {
        return 10 * 1024;
      }
      return file.endsWith("settings.md") || file.endsWith("problems.md") ? 60 * 1024 : 20 * 1024;
    }
  }

  @Nested
  class Tests {
    private static final Pattern TEST =
        Pattern.compile("`([A-Za-z0-9]+(?:Test|IT|Contract))(?:\\.(\\w+))?`");
    private static final Sources JAVA =
        Sources.of(".java", "src/test/java", "src/contract", "examples");

    @ParameterizedTest
    @MethodSource("io.github.twiliotoken.readme.PagesTest#pages")
    void thatAPageNamesExist(Page page) {
      List<String> missing =
          TEST.matcher(page.text())
              .results()
              .filter(
                  named ->
                      !JAVA.containAll(
                          named.group(2) == null
                              ? List.of(declared(named.group(1)))
                              : List.of(declared(named.group(1)), " " + named.group(2) + "(")))
              .map(named -> named.group())
              .toList();

      assertEquals(List.of(), missing);
    }

    private static String declared(String name) {
      return (name.endsWith("Contract") ? "interface " : "class ") + name + " ";
    }
  }

  /** The patterns above find what they are made for. */
  @Test
  void findsBlocksLinksAndTests() {
    Set<String> languages =
        PAGES.stream()
            .flatMap(page -> page.blocks().stream())
            .map(Page.Block::language)
            .collect(Collectors.toSet());

    assertTrue(languages.containsAll(Set.of("java", "js", "properties", "json", "xml", "sh")));
    assertTrue(PAGES.stream().mapToInt(page -> page.links().size()).sum() >= 10);
    assertTrue(
        PAGES.stream().mapToLong(page -> Tests.TEST.matcher(page.text()).results().count()).sum()
            >= 10);
    assertTrue(blocks("java").count() >= 5);
  }
}
