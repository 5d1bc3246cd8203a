package com.example.keys;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Takes options and words from a command line, each once. */
final class Arguments {
  private final List<String> words;

  Arguments(String... words) {
    this.words = new ArrayList<>(Arrays.asList(words));
  }

  /** Takes the first word. */
  Optional<String> word() {
    return words.isEmpty() ? Optional.empty() : Optional.of(words.remove(0));
  }

  boolean flag(String name) {
    return words.remove(name);
  }

  /** Takes an option and its value. */
  Optional<String> option(String name) {
    int at = words.indexOf(name);
    if (at < 0) {
      return Optional.empty();
    }
    words.remove(at);
    if (at == words.size()) {
      throw new NotUnderstoodException(name + " needs a value.");
    }
    return Optional.of(words.remove(at));
  }

  Duration duration(String name, Duration otherwise) {
    return option(name).map(Arguments::duration).orElse(otherwise);
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new NotUnderstoodException("'" + text + "' is no duration such as P30D or PT12H.");
    }
  }

  void requireNoMore() {
    if (!words.isEmpty()) {
      throw new NotUnderstoodException("There is no '" + words.get(0) + "' here.");
    }
  }

  /** The command line is wrong; the message says where. */
  static final class NotUnderstoodException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotUnderstoodException(String message) {
      super(message);
    }
  }
}
