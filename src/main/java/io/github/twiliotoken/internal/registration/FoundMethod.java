package io.github.twiliotoken.internal.registration;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenRequest;
import java.util.List;

/**
 * Describes a method of the application.
 *
 * @param intercepted whether it can be intercepted, as no private or static one is
 * @param returns the name of the type that it returns
 * @param takes the names of its parameters' types
 */
public record FoundMethod(boolean intercepted, String returns, List<String> takes) {
  /** Copies what it is given. */
  public FoundMethod {
    takes = List.copyOf(takes);
  }

  /** Returns whether {@code @TtlLimited} can limit something here. */
  boolean canBeLimited() {
    return intercepted
        && (returns.equals(AccessToken.class.getName())
            || takes.contains(TokenRequest.class.getName()));
  }
}
