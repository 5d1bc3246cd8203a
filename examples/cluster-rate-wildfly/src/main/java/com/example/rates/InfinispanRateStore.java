package com.example.rates;

import io.github.twiliotoken.RateStore;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;

/**
 * Shares the rates of all nodes through a cache of WildFly's own Infinispan, so that a caller gets
 * as many tokens from ten nodes as from one. {@code server-config/wildfly/cluster.cli} makes the
 * cache. It is a {@link ConcurrentMap}, so that Infinispan's API is not needed.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class InfinispanRateStore implements RateStore {
  @Resource(lookup = "java:jboss/infinispan/cache/twilio-token/rate")
  ConcurrentMap<String, Instant> times;

  @Override
  public Optional<Instant> get(String key) {
    return Optional.ofNullable(times.get(key));
  }

  @Override
  public boolean compareAndSet(String key, Optional<Instant> before, Instant after) {
    return before.isPresent()
        ? times.replace(key, before.get(), after)
        : times.putIfAbsent(key, after) == null;
  }
}
