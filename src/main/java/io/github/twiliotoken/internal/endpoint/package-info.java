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
 *   <li>{@code GuardedService.answer}: {@code CallerResolver.ofBearer} and {@code
 *       CorsPolicy.requireAllowed} refuse before the body is read
 *   <li>{@code TokenRequestParser.parse}: the body becomes a {@code ProfileTokenRequest}
 *   <li>{@code TokenService.issue}: the profile, and the roles that it needs
 *   <li>{@code cdi.ProfileTokenIssuer.issue}: claims, grants, identity and authorizer; they become
 *       a {@code TokenRequest}, within the bounds of {@code @TtlLimited} in {@code cdi.TtlScope}
 *   <li>{@code cdi.AccountIssuers.ofProfile}: the issuer of the profile's account and policy
 *   <li>{@code jwt.Hs256TokenIssuer.issue}: {@code TtlPolicy.decide} settles the lifetime, {@code
 *       CompactJws} writes and signs {@code exp}
 *   <li>back in {@code TokenService}: {@code TtlDecision} becomes the member {@code lifetime}
 * </ol>
 */
@NullMarked
package io.github.twiliotoken.internal.endpoint;

import org.jspecify.annotations.NullMarked;
