package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the artifacts, and what is not. */
class PackagingIT {
  private static final Path JAR = Path.of("target/twilio-token.jar");
  private static final Path WAR = Path.of("target/twilio-token.war");

  private static List<String> names(Path archive) throws IOException {
    try (JarFile jar = new JarFile(archive.toFile())) {
      return jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
    }
  }

  @Test
  void holdsNoDemo() throws IOException {
    for (Path archive : List.of(JAR, WAR)) {
      for (String name : names(archive)) {
        assertFalse(name.toLowerCase(Locale.ROOT).matches(".*(demo|console|softphone).*"), name);
        assertFalse(name.matches(".*\\.(html|js|css)"), name);
        assertFalse(name.endsWith("microprofile-config.properties"), name);
        assertFalse(name.endsWith(".pem"), name);
      }
    }
  }

  @Test
  void theJarHoldsNoPlaceToDiscover() throws IOException {
    List<String> names = names(JAR);

    assertFalse(names.contains("META-INF/beans.xml"), "beans would be registered twice");
    assertTrue(names.stream().noneMatch(name -> name.contains("/war/")), names.toString());
    assertTrue(
        names.contains("META-INF/services/jakarta.enterprise.inject.spi.Extension"),
        names.toString());

    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertEquals(
          "io.github.twiliotoken",
          jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
    }
  }

  @Test
  void theWarHoldsOurJarAndItsOwnPackageAlone() throws IOException {
    for (String name : names(WAR)) {
      assertTrue(
          name.startsWith("META-INF/")
              || name.startsWith("WEB-INF/classes/io/github/twiliotoken/war/")
              || List.of("WEB-INF/lib/twilio-token.jar", "WEB-INF/web.xml", "WEB-INF/beans.xml")
                  .contains(name),
          name);
    }
  }

  @Test
  void theJarIsSmall() throws IOException {
    assertTrue(Files.size(JAR) < 576 * 1024, Files.size(JAR) + " bytes");
  }
}
