package io.github.twiliotoken;

import io.github.twiliotoken.problem.TwilioTokenException;

/**
 * Makes Access Tokens, for whomever the application says. As a bean it signs with the account of
 * the configuration under the operator's policy; without a container it is {@code
 * jwt.Hs256TokenIssuer}.
 *
 * <p>The request alone decides for whom: nobody's login binds such a token. For the current caller,
 * bound by the login, inject {@link TwilioToken @TwilioToken} {@link AccessToken}.
 *
 * <p>An application's own issuer decides and tells for itself: what is asked of it directly is no
 * audit event of this library. Injected and served tokens are, whoever signs them.
 */
public interface TokenIssuer {
  /**
   * Signs a token.
   *
   * @throws TwilioTokenException if the lifetime is outside the bounds, or no key is usable
   */
  AccessToken issue(TokenRequest request);
}
