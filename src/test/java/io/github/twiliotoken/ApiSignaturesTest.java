package io.github.twiliotoken;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.twiliotoken.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds every signature of the API to a file that is committed, so that a change of the API is seen
 * in the commit that makes it. The JDK's own {@code javap} writes the signatures down.
 */
class ApiSignaturesTest {
  private static final Path COMMITTED = Path.of("src/test/api/signatures.txt");

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

  /** A line for each type and member; a member's begins with its type. */
  private static List<String> signatures() throws IOException {
    URL classes = Problem.class.getProtectionDomain().getCodeSource().getLocation();
    List<String> types =
        new ClassFileImporter()
            .importUrl(classes).stream()
                .filter(type -> ApiTest.isReachable(type) && !ApiTest.isPrivate(type))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    List<String> lines = new ArrayList<>();
    for (String type : types) {
      List<String> shown = javap(Path.of(classes.getPath()), type);
      lines.add(shown.get(0));
      shown.stream().skip(1).sorted().map(member -> type + ": " + member).forEach(lines::add);
    }
    return lines;
  }

  private static List<String> javap(Path classes, String type) {
    StringWriter shown = new StringWriter();
    int failed =
        ToolProvider.findFirst("javap")
            .orElseThrow()
            .run(
                new PrintWriter(shown),
                new PrintWriter(shown),
                "-protected",
                "-constants",
                "-cp",
                classes.toString(),
                type);
    assertEquals(0, failed, shown::toString);
    return shown
        .toString()
        .lines()
        .filter(line -> !line.startsWith("Compiled from") && !line.equals("}"))
        .map(line -> line.replaceAll(" \\{$|;$", "").strip())
        .toList();
  }

  /** The lines that only one of them has. */
  private static List<String> changes(List<String> before, List<String> after) {
    return Stream.concat(
            before.stream().filter(line -> !after.contains(line)).map(line -> "gone: " + line),
            after.stream().filter(line -> !before.contains(line)).map(line -> "new: " + line))
        .toList();
  }
}
