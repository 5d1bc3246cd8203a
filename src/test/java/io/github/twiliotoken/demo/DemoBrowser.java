package io.github.twiliotoken.demo;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;

/** The desktop's browser, where there is a desktop. */
final class DemoBrowser {
  private DemoBrowser() {}

  static void open(URI page) {
    if (!Boolean.parseBoolean(System.getProperty("demo.browser", "true"))
        || GraphicsEnvironment.isHeadless()
        || !Desktop.isDesktopSupported()
        || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
      return;
    }
    try {
      Desktop.getDesktop().browse(page);
    } catch (IOException noBrowser) {
      System.err.println("Open the console by hand: " + noBrowser.getMessage());
    }
  }
}
