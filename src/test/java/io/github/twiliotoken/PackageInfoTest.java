package io.github.twiliotoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.twiliotoken.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The package-infos lead newcomers along calls, so what they name must be there. */
class PackageInfoTest {
  private static final Pattern MEMBER =
      Pattern.compile("\\{@code[\\s*]+(?:\\w+\\.)*?([A-Z]\\w*[a-z]\\w*)\\.([a-z]\\w*)");

  private final JavaClasses ours =
      new ClassFileImporter()
          .importUrl(Problem.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void everyMemberThatTheyNameIsThere() throws IOException {
    Set<String> missing = new TreeSet<>();
    int named = 0;

    for (Path file : packageInfos()) {
      for (MatchResult found : MEMBER.matcher(Files.readString(file)).results().toList()) {
        named++;
        if (!isThere(found.group(1), found.group(2))) {
          missing.add(found.group(1) + "." + found.group(2) + " in " + file);
        }
      }
    }

    assertEquals(Set.of(), missing);
    assertFalse(named < 20, named + " members named");
  }

  private static List<Path> packageInfos() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.endsWith("package-info.java")).collect(Collectors.toList());
    }
  }

  private boolean isThere(String type, String member) {
    return ours.stream()
        .filter(found -> found.getSimpleName().equals(type))
        .map(JavaClass::getAllMembers)
        .flatMap(Set::stream)
        .anyMatch(found -> found.getName().equals(member));
  }
}
