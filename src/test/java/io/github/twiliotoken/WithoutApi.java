package io.github.twiliotoken;

import java.io.IOException;
import java.io.InputStream;

/** Loads classes of ours as on a server that lacks an API: they are there, the API is not. */
public final class WithoutApi extends ClassLoader {
  private final String missing;
  private final String ours;

  private WithoutApi(String missing, String ours) {
    super(WithoutApi.class.getClassLoader());
    this.missing = missing;
    this.ours = ours;
  }

  /**
   * Returns a loader of classes of ours.
   *
   * @param missing what the names of the missing classes begin with
   * @param ours what the names of our classes begin with
   */
  public static ClassLoader loader(String missing, String ours) {
    return new WithoutApi(missing, ours);
  }

  /**
   * Returns a class as it is where an API is missing.
   *
   * @param missing what the names of the missing classes begin with
   */
  public static Class<?> load(Class<?> type, String missing) throws ClassNotFoundException {
    return new WithoutApi(missing, type.getPackageName() + ".").loadClass(type.getName());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(missing)) {
      throw new ClassNotFoundException(name);
    }
    if (!name.startsWith(ours)) {
      return super.loadClass(name, resolve);
    }
    String file = name.replace('.', '/') + ".class";
    try (InputStream source = getParent().getResourceAsStream(file)) {
      if (source == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = source.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
