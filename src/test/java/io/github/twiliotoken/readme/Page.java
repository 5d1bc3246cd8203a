package io.github.twiliotoken.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads one Markdown page: its headings, links and blocks of code.
 *
 * @param file where it lies, from the root of the project
 * @param text all of it
 */
record Page(Path file, String text) {
  /** Where the pages of the site lie. */
  static final Path SITE = Path.of("src/site/markdown");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^(#+) (.*)$");

  /** A block of code, with the language that stands behind its first fence. */
  record Block(Path file, String language, String code) {
    @Override
    public String toString() {
      return file + ", " + language + ":\n" + code;
    }
  }

  /** Every page of this project. */
  static List<Page> all() {
    return Stream.of(
            Stream.of(Path.of("README.md"), Path.of("server-config/README.md")),
            Sources.files(Path.of(".github"), ".md"),
            Sources.files(Path.of("examples"), ".md"),
            Sources.files(SITE, ".md"))
        .flatMap(files -> files)
        .map(Page::of)
        .toList();
  }

  static Page of(Path file) {
    try {
      return new Page(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the site has it, under the same path. */
  boolean isOfTheSite() {
    return file.startsWith(SITE);
  }

  List<Block> blocks() {
    return BLOCK
        .matcher(text)
        .results()
        .map(found -> new Block(file, found.group(1), found.group(2)))
        .toList();
  }

  List<Block> blocks(Predicate<String> languages) {
    return blocks().stream().filter(block -> languages.test(block.language())).toList();
  }

  /** The targets of all links and pictures. */
  List<String> links() {
    return LINK.matcher(CODE.matcher(prose()).replaceAll(""))
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  /** The headings of this level. */
  List<String> headings(int level) {
    return HEADING
        .matcher(prose())
        .results()
        .filter(found -> found.group(1).length() == level)
        .map(found -> found.group(2))
        .toList();
  }

  /** What a link may name behind its {@code #}, spelt as GitHub does; the site does the same. */
  Set<String> anchors() {
    Set<String> anchors = new LinkedHashSet<>();
    Matcher heading = HEADING.matcher(prose());
    while (heading.find()) {
      String plain = heading.group(2).toLowerCase(Locale.ROOT);
      anchors.add(plain.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
    }
    return anchors;
  }

  /** The lines that are not blank. */
  List<String> lines() {
    return new ArrayList<>(text.lines().filter(line -> !line.isBlank()).toList());
  }

  private String prose() {
    return BLOCK.matcher(text).replaceAll("");
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
