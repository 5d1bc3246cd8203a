package io.github.twiliotoken;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Records what a logger gets while a test runs, and keeps it out of the build's own log. */
public final class LogCapture implements AutoCloseable {
  private final List<LogRecord> records = new ArrayList<>();
  private final Logger logger;
  private final boolean inherited;

  private final Handler handler =
      new Handler() {
        @Override
        public synchronized void publish(LogRecord line) {
          records.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private LogCapture(Logger logger) {
    this.logger = logger;
    inherited = logger.getUseParentHandlers();
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  public static LogCapture of(Class<?> source) {
    return of(source.getName());
  }

  public static LogCapture of(String logger) {
    return new LogCapture(Logger.getLogger(logger));
  }

  public List<LogRecord> records() {
    return List.copyOf(records);
  }

  public List<String> messages() {
    return records().stream().map(LogRecord::getMessage).toList();
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(inherited);
  }
}
