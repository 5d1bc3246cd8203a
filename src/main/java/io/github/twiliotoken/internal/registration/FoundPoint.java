package io.github.twiliotoken.internal.registration;

import io.github.twiliotoken.internal.config.DeploymentNeeds.InjectedToken;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;

/**
 * Describes an injection point of the application.
 *
 * @param place class and member, for messages
 * @param types the names of all types in its type, the outermost first, so that those within
 *     Provider, Instance and their like are seen, too
 * @param token what its {@code @TwilioToken} asks for, if it has one
 * @param account the account that it names
 * @param scope the name of the scope of the bean that it is in; empty in a class without one
 */
public record FoundPoint(
    String place,
    List<String> types,
    Optional<InjectedToken> token,
    String account,
    Optional<String> scope) {
  /** Copies what it is given. */
  public FoundPoint {
    types = List.copyOf(types);
  }

  /** Returns whether this is injected, directly or by an Instance or Provider. */
  boolean has(Class<?> type) {
    return types.contains(type.getName());
  }

  /**
   * Finds a token in a field that may outlive its caller: it would be the token of the first
   * caller. Only a request-scoped class lives as long as one caller: pooled session beans say they
   * are dependent, servlets have no bean.
   */
  Optional<TwilioTokenException> outlivesCaller() {
    String outermost = types.get(0);
    boolean direct =
        !outermost.equals(Instance.class.getName()) && !outermost.equals(Provider.class.getName());
    if (!direct || scope.filter(RequestScoped.class.getName()::equals).isPresent()) {
      return Optional.empty();
    }
    String holder =
        scope
            .map(name -> "@" + name.substring(name.lastIndexOf('.') + 1) + " class")
            .orElse("class without a scope");
    return Optional.of(
        Problem.INJECTION_OUTLIVES
            .because(
                "A token is injected into a %s, which may outlive its caller and serve others",
                holder)
            .at(place));
  }
}
