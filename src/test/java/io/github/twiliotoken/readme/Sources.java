package io.github.twiliotoken.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Holds the text of source files, so that pages can be compared with what is compiled or run. */
final class Sources {
  private final List<String> squeezed;

  private Sources(Stream<Path> files) {
    this.squeezed = files.map(Sources::read).map(Sources::squeeze).toList();
  }

  /** Reads the files with this ending below all of these folders. */
  static Sources of(String ending, String... folders) {
    return new Sources(Stream.of(folders).flatMap(folder -> files(Path.of(folder), ending)));
  }

  /** Whether one of the files has this text; white space does not count. */
  boolean contain(String text) {
    String wanted = squeeze(text);
    return squeezed.stream().anyMatch(source -> source.contains(wanted));
  }

  /** Whether one file has all of these texts. */
  boolean containAll(List<String> texts) {
    return squeezed.stream().anyMatch(source -> texts.stream().allMatch(source::contains));
  }

  /** The files with this ending below a folder, in order; what was built or fetched is left out. */
  static Stream<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> Stream.of("node_modules", "target").noneMatch(named -> has(file, named)))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean has(Path file, String folder) {
    for (Path name : file) {
      if (name.toString().equals(folder)) {
        return true;
      }
    }
    return false;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String squeeze(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
