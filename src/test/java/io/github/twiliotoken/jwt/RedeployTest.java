package io.github.twiliotoken.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.VideoGrant;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A server's threads outlive an application, and must not keep it. */
class RedeployTest {
  /** What an application does. */
  public static final class Application implements Supplier<String> {
    private final Hs256TokenIssuer issuer =
        new Hs256TokenIssuer(
            new Credentials(
                "AC" + "1".repeat(32), "SK" + "2".repeat(32), new ApiSecret("s".repeat(32))),
            TtlPolicy.STANDARD);

    @Override
    public String get() {
      return issuer.issue(TokenRequest.of("\u00e1lice", new VideoGrant("standup"))).jwt();
    }
  }

  /**
   * The JDK itself keeps the record whose methods were made last (ObjectMethods, a MethodHandle).
   */
  private record Later(String text) {}

  /** Our classes once more, as a server gives each deployment its own. */
  private static final class Deployment extends URLClassLoader {
    Deployment() {
      super(
          new URL[] {
            Application.class.getProtectionDomain().getCodeSource().getLocation(),
            ApiSecret.class.getProtectionDomain().getCodeSource().getLocation()
          },
          Application.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("io.github.twiliotoken.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? findClass(name) : known;
      }
    }
  }

  @Test
  void threadsThatHaveMintedDoNotKeepTheApplication() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      WeakReference<ClassLoader> gone = deployAndUndeploy(threads);

      assertEquals(new Later("a").hashCode(), new Later("a").hashCode());
      assertEquals(new Later("a").toString(), new Later("a").toString());
      assertEquals(new Later("a"), new Later("a"));

      // what is unreachable is collected at once, or else in one of the next turns
      for (int turn = 0; turn < 50 && gone.get() != null; turn++) {
        System.gc();
        threads.submit(() -> {}).get();
      }

      assertNull(gone.get());
    } finally {
      threads.shutdownNow();
    }
  }

  private static WeakReference<ClassLoader> deployAndUndeploy(ExecutorService threads)
      throws Exception {
    try (Deployment deployment = new Deployment()) {
      Class<?> type = deployment.loadClass(Application.class.getName());
      assertNotSame(Application.class, type);
      @SuppressWarnings("unchecked")
      Supplier<String> application = (Supplier<String>) type.getDeclaredConstructor().newInstance();
      for (int token = 0; token < 200; token++) {
        Future<String> jwt = threads.submit(application::get);
        assertEquals(3, jwt.get().split("\\.").length);
      }
      return new WeakReference<>(deployment);
    }
  }
}
