package io.github.twiliotoken;

import io.github.twiliotoken.problem.TwilioTokenException;

/**
 * Issues Access Tokens. As a bean it signs with the account of the configuration under the
 * operator's policy; without a container, use {@code jwt.Hs256TokenIssuer}.
 *
 * <p>The request alone says for whom the token is, and no login limits it. For a token of the
 * current caller, limited by the login, inject {@link TwilioToken @TwilioToken} {@link
 * AccessToken}.
 *
 * <p>An application may replace the bean by its own ({@code @Alternative @Priority}). Injected and
 * served tokens then come from it, and each is an audit event. What the application asks its own
 * issuer directly is not.
 */
public interface TokenIssuer {
  /**
   * Signs a token.
   *
   * @throws TwilioTokenException if the lifetime is outside the bounds, or no key is usable
   */
  AccessToken issue(TokenRequest request);
}
