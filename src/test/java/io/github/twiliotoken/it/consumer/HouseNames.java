package io.github.twiliotoken.it.consumer;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.IdentityMapper;
import io.github.twiliotoken.TokenIdSource;
import io.github.twiliotoken.value.Identity;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.concurrent.atomic.AtomicInteger;

/** An application's names, for callers who live in the house, and for tokens. */
@Alternative
@Priority(1)
@ApplicationScoped
public class HouseNames implements IdentityMapper, TokenIdSource {
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger faults = new AtomicInteger();

  @Override
  public Identity identity(Caller caller) {
    if (caller.name().equals("unlucky")) {
      faults.incrementAndGet();
    }
    return new Identity(caller.name().equals("tenant") ? "house_tenant" : caller.name());
  }

  /** A fault that is no exception: a class that is not there. */
  @Override
  public String next() {
    if (faults.getAndSet(0) > 0) {
      throw new NoClassDefFoundError("a class of the house");
    }
    return "house-" + count.incrementAndGet();
  }
}
