package com.example.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the store opens its cache, with a cache manager that is made here. */
class ClusterRateStoreTest {
  private static final Instant KEPT = Instant.parse("2026-01-01T00:00:00Z");

  /** Has one entry, whatever the key. */
  @SuppressWarnings("unchecked")
  private static final Cache<String, Instant> CACHE = made(Cache.class, method -> KEPT);

  private final ClusterRateStore store = new ClusterRateStore();
  private final List<String> calls = new ArrayList<>();
  private final Logger log = Logger.getLogger(ClusterRateStore.class.getName());
  private final List<LogRecord> logged = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private Cache<String, Instant> existing;
  private RuntimeException fault;

  @BeforeEach
  void start() {
    log.addHandler(handler);
    store.caches = made(CacheManager.class, this::answer);
  }

  @AfterEach
  void leave() {
    log.removeHandler(handler);
  }

  private interface Answers {
    Object to(String method);
  }

  private static <T> T made(Class<T> type, Answers answers) {
    Object made =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.to(method.getName()));
    return type.cast(made);
  }

  private Object answer(String method) {
    calls.add(method);
    if (method.equals("getCache")) {
      return existing;
    }
    if (fault != null) {
      throw fault;
    }
    return CACHE;
  }

  private static List<RuntimeException> faults() {
    return List.of(new CacheException("no quorum"), new IllegalStateException("closed"));
  }

  @Test
  void makesTheCacheWithTheApplication() {
    store.open(new Object());

    assertEquals(Optional.of(KEPT), store.get("key"));
    assertEquals(List.of("getCache", "createCache"), calls);
    assertEquals(List.of(), logged);
  }

  @Test
  void takesTheCacheThatAnotherNodeHasMade() {
    existing = CACHE;

    store.open(new Object());

    assertEquals(Optional.of(KEPT), store.get("key"));
    assertEquals(List.of("getCache"), calls);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultLetsTheApplicationStart(RuntimeException thrown) {
    fault = thrown;

    store.open(new Object());

    assertEquals(1, logged.size());
    assertSame(thrown, logged.get(0).getThrown());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void triesAgainAtTheNextUse(RuntimeException thrown) {
    fault = thrown;
    store.open(new Object());

    assertSame(thrown, assertThrows(RuntimeException.class, () -> store.get("key")));
    fault = null;
    assertEquals(Optional.of(KEPT), store.get("key"));

    assertEquals(1, logged.size());
  }
}
