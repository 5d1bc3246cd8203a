/**
 * Holds the beans: they find out who calls, issue tokens, tell the audit, and start the watch over
 * the credentials files. The extension registers them and {@linkplain
 * io.github.twiliotoken.internal.cdi.DeploymentState#prepare prepares} what they read; the services
 * of the endpoint and the readiness check use them. Start at {@link
 * io.github.twiliotoken.internal.cdi.ProfileTokenIssuer}.
 *
 * <p>An injected {@code Provider<AccessToken>.get()} goes this way to a token:
 *
 * <ol>
 *   <li>{@code TokenProducer.token}, which the container calls with the injection point
 *   <li>{@code Audit.attempt}: from here on every exception is an audit event
 *   <li>{@code DeploymentState.profile}: the profile that {@code @TwilioToken} names
 *   <li>{@code CallerResolver.current}: the principal of the request; {@code JwtPrincipal.claims}
 *       and {@code BearerCheck.check} make it a {@code Caller}
 *   <li>{@code ProfileTokenIssuer.issue}, which the endpoint calls as well:
 *       <ol>
 *         <li>{@code profile.ProfileGrants.checkParams} and {@code profile.AccessRule.checkClaims};
 *             then {@code profile.ProfileGrants.fill}: the grants, filled with the caller's claims
 *         <li>{@code ApplicationPolicy.identity} and {@code ApplicationPolicy.authorize}: the
 *             application's two decisions
 *         <li>{@code AccountIssuers.ofProfile} and {@code jwt.Hs256TokenIssuer.issue}: the lifetime
 *             is decided, with the end of the login, and the token is signed; an issuer of the
 *             application's own goes through {@code ReplacedIssuer} instead
 *         <li>{@code Audit.issued}: observers hear of it before anybody gets it
 *       </ol>
 * </ol>
 */
@NullMarked
package io.github.twiliotoken.internal.cdi;

import org.jspecify.annotations.NullMarked;
