/**
 * Answers the requests to the endpoints: its services parse a request, have a token issued or
 * inspected, and build the response. {@link io.github.twiliotoken.rest} calls them, and the WAR's
 * error pages use {@link io.github.twiliotoken.internal.endpoint.ProblemDetails} and {@link
 * io.github.twiliotoken.internal.endpoint.CorsPolicy}. Start at {@link
 * io.github.twiliotoken.internal.endpoint.GuardedService}.
 *
 * <p>The lifetime that a caller asks for over HTTP goes this way to the signed {@code exp}:
 *
 * <ol>
 *   <li>{@code rest.TokenEndpoint.post}, and {@code TokenService.post} behind it
 *   <li>{@code GuardedService.answer}: {@code cdi.CallerResolver.ofBearer} and {@code
 *       CorsPolicy.requireAllowed} refuse before the body is read
 *   <li>{@code TokenRequestParser.parse}: the body becomes a {@code ProfileTokenRequest}
 *   <li>{@code ResponseFormat.preferred}: JSON or the bare token
 *   <li>{@code TokenService.issue}: the profile, and the role that it needs
 *   <li>{@code cdi.ProfileTokenIssuer.issue}: grants and identity; with the lifetime asked for and
 *       the range of {@code @TtlLimited} they become a {@code TokenRequest}
 *   <li>{@code cdi.AccountIssuers.ofProfile}: the issuer of the account, with the profile's policy
 *   <li>{@code jwt.Hs256TokenIssuer.issue}: {@code TtlPolicy.decide} makes a {@code TtlDecision} of
 *       that and of the end of the login; {@code CompactJws.SigningKey.sign} signs {@code exp}
 *   <li>{@code TokenService.json}: the decision becomes the member {@code lifetime} of the response
 * </ol>
 */
@NullMarked
package io.github.twiliotoken.internal.endpoint;

import org.jspecify.annotations.NullMarked;
