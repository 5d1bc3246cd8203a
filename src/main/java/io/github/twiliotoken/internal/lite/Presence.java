package io.github.twiliotoken.internal.lite;

import java.util.Optional;

/** Finds classes that an application may have or not, and that this library does not name. */
final class Presence {
  private Presence() {}

  /** Returns the class of this name, if the application has it. */
  static Optional<Class<?>> of(String name) {
    try {
      return Optional.of(Class.forName(name, false, Presence.class.getClassLoader()));
    } catch (ClassNotFoundException absent) {
      return Optional.empty();
    }
  }
}
