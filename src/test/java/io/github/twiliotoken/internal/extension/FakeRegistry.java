package io.github.twiliotoken.internal.extension;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** The registry that a server with MicroProfile Metrics would provide. */
@ApplicationScoped
class FakeRegistry {
  private final Map<String, Object> metrics = new ConcurrentHashMap<>();
  private final List<String> lookedUp = new ArrayList<>();

  @Produces
  MetricRegistry registry() {
    return proxy(
        MetricRegistry.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "counter" -> find(arguments[0], arguments[1], new Count());
              case "timer" -> timer(find(arguments[0], arguments[1], new Times()));
              case "gauge" -> find(arguments[0], arguments[2], gauge((Supplier<?>) arguments[1]));
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private static Timer timer(Times times) {
    return proxy(Timer.class, (timer, update, time) -> times.add((Duration) time[0]));
  }

  private static Gauge<?> gauge(Supplier<?> value) {
    return () -> (Number) value.get();
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @SuppressWarnings("unchecked")
  private synchronized <T> T find(Object metadata, Object tags, T made) {
    Metadata described = (Metadata) metadata;
    String id =
        described.getName()
            + Arrays.stream((Tag[]) tags)
                .map(tag -> tag.getTagName() + "=" + tag.getTagValue())
                .collect(Collectors.joining(",", "{", "}"));
    lookedUp.add(id);
    return (T) metrics.computeIfAbsent(id, unused -> made);
  }

  private static final class Count implements Counter {
    private long count;

    @Override
    public void inc() {
      inc(1);
    }

    @Override
    public synchronized void inc(long more) {
      count += more;
    }

    @Override
    public synchronized long getCount() {
      return count;
    }
  }

  private static final class Times {
    private final List<Duration> all = new ArrayList<>();

    synchronized boolean add(Duration time) {
      return all.add(time);
    }

    synchronized List<Duration> all() {
      return List.copyOf(all);
    }
  }

  /** Returns each counter by its name and tags. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    metrics.forEach(
        (id, metric) -> {
          if (metric instanceof Count counter) {
            counts.put(id, counter.getCount());
          }
        });
    return counts;
  }

  /** Returns what was measured, each time. */
  List<Duration> times(String id) {
    return metrics.get(id) instanceof Times times ? times.all() : List.of();
  }

  double gauge(String id) {
    return ((Gauge<?>) metrics.getOrDefault(id, (Gauge<Double>) () -> Double.MIN_VALUE))
        .getValue()
        .doubleValue();
  }

  /** Returns how often something was looked up, which is costly. */
  synchronized int lookUps() {
    return lookedUp.size();
  }
}
