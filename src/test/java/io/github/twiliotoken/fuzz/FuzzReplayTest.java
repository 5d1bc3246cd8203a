package io.github.twiliotoken.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the seeds of each fuzz target, and everything that fuzzing has ever found. */
class FuzzReplayTest {
  @TestFactory
  List<DynamicTest> whatFuzzingFoundStaysMended() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Fuzz.Target target : Fuzz.TARGETS) {
      List<Path> inputs = inputs(target);
      assertFalse(inputs.isEmpty(), target.name() + " has no seed");
      for (Path input : inputs) {
        tests.add(
            dynamicTest(
                target.name() + " " + input.getFileName(),
                () -> run(target, Files.readAllBytes(input))));
      }
    }
    return tests;
  }

  private static List<Path> inputs(Fuzz.Target target) throws IOException {
    try (Stream<Path> files = Files.list(target.inputs())) {
      return files.sorted().toList();
    }
  }

  private static void run(Fuzz.Target target, byte[] data) throws Throwable {
    try {
      target.run(data);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
