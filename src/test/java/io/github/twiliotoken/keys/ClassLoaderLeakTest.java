package io.github.twiliotoken.keys;

import static io.github.twiliotoken.twilio.TwilioStandIn.ACCOUNT;
import static io.github.twiliotoken.twilio.TwilioStandIn.AUTH_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.twilio.TwilioStandIn;
import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.ApiUrl;
import java.io.File;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The HTTP client's threads hold the class loader of an application for some seconds only. */
class ClassLoaderLeakTest {
  private static final int SECONDS = 60;

  private final TwilioStandIn twilio = TwilioStandIn.start();
  private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();

  /** What an application does that does not close its keys. */
  public static final class Application {
    private Application() {}

    public static void run(URI url) {
      ApiLogin login = ApiLogin.authToken(ACCOUNT, AUTH_TOKEN);
      ApiKeys keys = new ApiKeys(ACCOUNT, Optional.empty(), new ApiUrl(url), login);
      assertEquals(0, keys.list().count());
    }
  }

  @Test
  void anApplicationThatEndedIsCollected() throws Exception {
    PhantomReference<ClassLoader> application = deployed();

    int seconds = 0;
    while (collected.remove(1000) == null) {
      assertTrue(seconds++ < SECONDS, application + " is still there");
      System.gc();
    }
    twilio.close();
  }

  private PhantomReference<ClassLoader> deployed() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader own = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
    thread.setContextClassLoader(own);
    try {
      own.loadClass(Application.class.getName())
          .getMethod("run", URI.class)
          .invoke(null, twilio.url());
    } finally {
      thread.setContextClassLoader(before);
    }
    return new PhantomReference<>(own, collected);
  }

  private static URL[] classPath() throws Exception {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<URL> urls = new ArrayList<>();
    for (String entry : path.split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
