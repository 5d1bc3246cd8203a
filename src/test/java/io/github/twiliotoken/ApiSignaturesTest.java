package io.github.twiliotoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds every signature of the API to a file that is committed, so that a change of the API is seen
 * in the commit that makes it.
 *
 * <p>SigTest, the tool of Jakarta's own compatibility tests, writes the signatures down.
 */
class ApiSignaturesTest {
  private static final Path COMMITTED = Path.of("src/test/api/signatures.txt");
  private static final List<String> PACKAGES =
      List.of("", ".grant", ".inspect", ".jwt", ".keys", ".problem", ".rest", ".value");

  @TempDir Path folder;

  @Test
  void apiIsAsCommitted() throws Exception {
    List<String> now = signatures();
    if (System.getProperty("api.write") != null) {
      Files.createDirectories(COMMITTED.getParent());
      Files.write(COMMITTED, now);
    }

    List<String> committed = Files.readAllLines(COMMITTED);

    assertEquals(
        "",
        String.join("\n", changes(committed, now)),
        "The API has changed. If that is meant, write "
            + COMMITTED
            + " anew, and commit it with the change:\n"
            + "mvn test -Dtest=ApiSignaturesTest -Dapi.write\n");
  }

  /** What SigTest writes, without private members and without what depends on where it runs. */
  private List<String> signatures() throws IOException, InterruptedException {
    Path file = folder.resolve("signatures.txt");
    Path log = folder.resolve("log.txt");
    String classPath = System.getProperty("java.class.path");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath, "com.sun.tdk.signaturetest.Setup"));
    command.addAll(List.of("-NonClosedFile", "-BootCP", "17", "-FileName", file.toString()));
    command.addAll(List.of("-Classpath", withoutTests(classPath)));
    PACKAGES.forEach(
        name ->
            command.addAll(List.of("-PackageWithoutSubpackages", "io.github.twiliotoken" + name)));

    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start()
        .waitFor();

    assertTrue(Files.exists(file), () -> "SigTest has failed: " + text(log));
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> !line.startsWith("hfds ") && !line.startsWith("hcls ")).toList();
    }
  }

  private static String withoutTests(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The lines that only one of them has, each with the class that it belongs to. */
  private static List<String> changes(List<String> before, List<String> after) {
    List<String> old = withClass(before);
    List<String> now = withClass(after);
    return Stream.concat(
            old.stream().filter(line -> !now.contains(line)).map(line -> "gone: " + line),
            now.stream().filter(line -> !old.contains(line)).map(line -> "new: " + line))
        .toList();
  }

  private static List<String> withClass(List<String> lines) {
    List<String> result = new ArrayList<>();
    String type = "";
    for (String line : lines) {
      if (line.startsWith("CLSS ")) {
        type = line;
      }
      if (!line.isBlank()) {
        result.add(line.equals(type) ? line : type + ": " + line);
      }
    }
    return result;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
