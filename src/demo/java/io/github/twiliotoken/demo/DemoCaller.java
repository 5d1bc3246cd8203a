package io.github.twiliotoken.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A caller whom the demo's issuer signs in.
 *
 * @param team the claim {@code team}; empty if there is none
 * @param login how long a login lasts
 */
record DemoCaller(String name, List<String> roles, String team, Duration login) {
  static final DemoCaller ALICE = new DemoCaller("alice", List.of("agent"), "red", hours(1));

  private static final List<DemoCaller> ALL =
      List.of(
          ALICE,
          new DemoCaller("bob", List.of(), "", hours(1)),
          new DemoCaller("carol", List.of("agent"), "blue", Duration.ofMinutes(2)),
          new DemoCaller("dora@example.com", List.of("agent"), "red", hours(1)),
          new DemoCaller("grace", List.of("agent", "inspector"), "blue", hours(1)));

  static Optional<DemoCaller> named(String name) {
    return ALL.stream().filter(caller -> caller.name.equals(name)).findFirst();
  }

  /** Returns the names of the callers who have one of these roles. */
  static List<String> withRole(List<String> roles) {
    return ALL.stream()
        .filter(caller -> caller.roles.stream().anyMatch(roles::contains))
        .map(DemoCaller::name)
        .toList();
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }
}
