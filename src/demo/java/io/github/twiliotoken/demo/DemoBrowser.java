package io.github.twiliotoken.demo;

import java.awt.AWTError;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;

/** Opens the desktop's browser, if there is a desktop. */
final class DemoBrowser {
  private DemoBrowser() {}

  static void open(URI page) {
    if (!Boolean.parseBoolean(System.getProperty("demo.browser", "true"))) {
      return;
    }
    try {
      if (!GraphicsEnvironment.isHeadless()
          && Desktop.isDesktopSupported()
          && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
        Desktop.getDesktop().browse(page);
      }
    } catch (IOException | AWTError | LinkageError none) {
      // a DISPLAY that is gone, a JDK without its libraries
      System.err.println("Open the console by hand: " + none.getMessage());
    }
  }
}
