package com.example.rates;

import io.github.twiliotoken.RateStore;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ModifiedExpiryPolicy;

/**
 * Shares the rates of all nodes through JCache, so that a caller gets as many tokens from ten nodes
 * as from one. In Payara the cache manager is that of the cluster's Hazelcast.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class ClusterRateStore implements RateStore {
  private static final Logger LOG = Logger.getLogger(ClusterRateStore.class.getName());
  private static final String NAME = "twilio-token-rate";
  // no rate has a longer period
  private static final Duration KEPT = new Duration(TimeUnit.HOURS, 24);

  @Inject CacheManager caches;

  private volatile Cache<String, Instant> times;

  /** Opens the cache with the application: that takes longer than a token may wait. */
  void open(@Observes @Initialized(ApplicationScoped.class) Object event) {
    try {
      times();
    } catch (RuntimeException e) {
      // the application must start all the same: the next use tries again
      LOG.log(Level.WARNING, "The cache " + NAME + " cannot be opened yet", e);
    }
  }

  private Cache<String, Instant> times() {
    Cache<String, Instant> open = times;
    if (open == null) {
      open = caches.getCache(NAME, String.class, Instant.class);
      if (open == null) {
        open =
            caches.createCache(
                NAME,
                new MutableConfiguration<String, Instant>()
                    .setTypes(String.class, Instant.class)
                    .setExpiryPolicyFactory(ModifiedExpiryPolicy.factoryOf(KEPT)));
      }
      times = open;
    }
    return open;
  }

  @Override
  public Optional<Instant> get(String key) {
    return Optional.ofNullable(times().get(key));
  }

  @Override
  public boolean compareAndSet(String key, Optional<Instant> before, Instant after) {
    return before.isPresent()
        ? times().replace(key, before.get(), after)
        : times().putIfAbsent(key, after);
  }
}
