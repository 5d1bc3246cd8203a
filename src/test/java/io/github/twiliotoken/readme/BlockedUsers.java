package io.github.twiliotoken.readme;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

@ApplicationScoped
public class BlockedUsers {
  // in a real application a table that all nodes read
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  public void block(String name) {
    names.add(name);
  }

  public boolean contains(String name) {
    return names.contains(name);
  }
}
