package io.github.twiliotoken.fuzz;

import io.github.twiliotoken.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Pumps texts through each pattern that is a constant of ours, and counts: twice the length must
 * not cost four times the reads.
 */
public final class LinearPatternsFuzz {
  private static final int LENGTH = 2_000;

  /** Reads for each character of the text; a pattern of 100 alternatives may look at each. */
  private static final int READS = 100;

  /** A constant of one of our classes. */
  private record Constant(String name, Pattern pattern) {}

  private static final List<Constant> CONSTANTS = constants();

  private LinearPatternsFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    FuzzInput input = new FuzzInput(data);
    String before = input.line();
    String pumped = input.line();
    String after = input.line();
    if (pumped.isEmpty() || data.length > 200) {
      return;
    }
    String text = before + pumped.repeat(LENGTH / pumped.length()) + after;
    for (Constant constant : CONSTANTS) {
      CountedText counted = new CountedText(text, (long) READS * text.length());
      try {
        constant.pattern.matcher(counted).matches();
      } catch (CountedText.TooManyReads e) {
        throw new AssertionError(constant.name + ": " + e.getMessage(), e);
      }
    }
  }

  private static List<Constant> constants() {
    List<Constant> constants = new ArrayList<>();
    try {
      Path classes =
          Path.of(Problem.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(classes)) {
        files
            .map(file -> classes.relativize(file).toString())
            .filter(name -> name.endsWith(".class") && !name.contains("package-info"))
            .sorted()
            .forEach(name -> addConstants(name, constants));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return constants;
  }

  private static void addConstants(String file, List<Constant> constants) {
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      for (Field field : Class.forName(name).getDeclaredFields()) {
        if (field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          constants.add(new Constant(name + "." + field.getName(), (Pattern) field.get(null)));
        }
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalStateException(name, e);
    }
  }
}
