package io.github.twiliotoken.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Packs the console into its own WAR: pages, login, and the softphone. */
final class ConsoleWar {
  private static final Path PAGE = Path.of("src/demo/console");
  private static final Path SOFTPHONE = Path.of("examples/softphone");
  private static final Path SDK =
      SOFTPHONE.resolve("node_modules/@twilio/voice-sdk/dist/twilio.min.js");

  private ConsoleWar() {}

  static void write(Path target) throws IOException {
    WebArchive war =
        ShrinkWrap.create(WebArchive.class)
            .addClasses(
                ConsoleLogin.class, ConsoleHeaders.class, DemoIssuer.class, DemoCaller.class);
    addPages(war, PAGE, "");
    addPages(war, SOFTPHONE, "softphone/");
    if (Files.exists(SDK)) {
      war.addAsWebResource(SDK.toFile(), "softphone/twilio.min.js");
    }
    war.as(ZipExporter.class).exportTo(target.toFile());
  }

  private static void addPages(WebArchive war, Path folder, String path) throws IOException {
    List<File> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.map(Path::toFile).filter(ConsoleWar::isPage).toList();
    }
    files.forEach(file -> war.addAsWebResource(file, path + file.getName()));
  }

  private static boolean isPage(File file) {
    return file.getName().matches("[a-z-]+\\.(html|js|css|svg)");
  }
}
