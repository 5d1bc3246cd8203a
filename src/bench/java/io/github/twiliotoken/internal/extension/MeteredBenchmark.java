package io.github.twiliotoken.internal.extension;

import java.util.List;
import java.util.stream.Stream;

/**
 * Measures the same beans where the server has metrics, as MicroProfile Telemetry 2 brings them.
 */
public class MeteredBenchmark extends InjectionBenchmark {
  @Override
  List<Class<?>> beans() {
    return Stream.concat(super.beans().stream(), Stream.of(TelemetryTest.Telemetry.class)).toList();
  }
}
