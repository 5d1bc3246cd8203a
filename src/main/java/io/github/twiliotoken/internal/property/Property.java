package io.github.twiliotoken.internal.property;

/**
 * Describes one property, as the reference of the settings shows it.
 *
 * @param key its name, or in {@link AccountProperties#ALL} what stands behind the prefix; {@code
 *     <a>} is an account's name, {@code <p>} a profile's, {@code <name>} a claim or parameter,
 *     {@code <key>} a custom grant's key
 * @param form what a value looks like; a test derives values from these words, and reads them
 * @param absent what holds where it is not set; empty if the code has a default value, or none
 * @param meaning what it does
 */
public record Property(String key, String form, String absent, String meaning) {
  /** The form of a value that names a file. */
  static final String FILE = "path of a file";

  /** The form of a value that is an identifier of this kind. */
  static String sid(String prefix) {
    return "`" + prefix + "` and 32 hexadecimal digits";
  }

  /** Describes a property with a default in the code that reads it, or with none. */
  Property(String key, String form, String meaning) {
    this(key, form, "", meaning);
  }

  /** Returns this property with another key. */
  Property named(String name) {
    return new Property(name, form, absent, meaning);
  }
}
