/**
 * Twilio Access Tokens for Jakarta EE: what an application injects, observes or replaces. Start
 * with {@link io.github.twiliotoken.TwilioToken @TwilioToken} for a token of the current caller,
 * and with {@link io.github.twiliotoken.TokenIssuer} for one of anybody.
 *
 * <p>The other packages of the API are plain Java, but for {@code rest}:
 *
 * <ul>
 *   <li>{@code problem}: every refusal, with a code
 *   <li>{@code value}: lifetimes, identities and SIDs that cannot be wrong
 *   <li>{@code grant}: what a token allows
 *   <li>{@code jwt}: credentials, and the issuer that signs; it works without a container
 *   <li>{@code inspect}: checks a token and says what Twilio would refuse
 *   <li>{@code keys}: makes, rotates and deletes API keys
 *   <li>{@code rest}: the endpoints, which an application subclasses
 * </ul>
 *
 * <p>Everything below {@code internal} may change at any time. Each package there says in its
 * package-info what flows through it:
 *
 * <ul>
 *   <li>{@code text}, {@code grant}: JSON and character sets; what is kept of grants
 *   <li>{@code property}: properties of MicroProfile Config, and which names are known
 *   <li>{@code credentials}: signing accounts, their files, and the watch over them
 *   <li>{@code profile}: one profile at work, with its access rule, claims, templates and grants
 *   <li>{@code keys}: how keys are managed, as configured
 *   <li>{@code rate}: limits how many tokens a caller gets
 *   <li>{@code config}: all settings, read once at deployment; start at {@code ConfigReader}
 *   <li>{@code cdi}: the beans; start at {@code ProfileTokenIssuer}
 *   <li>{@code health}: the readiness check
 *   <li>{@code metrics}, {@code telemetry}: count in MicroProfile Metrics, or OpenTelemetry
 *   <li>{@code endpoint}: the services behind {@code rest}; start at {@code GuardedService}
 *   <li>{@code extension}: checks an application at deployment
 * </ul>
 *
 * <p>Where a change begins:
 *
 * <ul>
 *   <li>how long a token lives: {@link io.github.twiliotoken.TtlPolicy#decide TtlPolicy.decide}
 *   <li>how a room or another template is filled: {@code internal.profile.Template}
 *   <li>how a credentials file is read again: {@code internal.credentials.CredentialsWatch}
 *   <li>a new grant: the package-info of {@code grant}
 *   <li>a new setting: its row in {@code internal.property.PropertyCatalog}, a reader in {@code
 *       internal.config}, its value in {@code Settings} or {@code Profile}
 *   <li>another server: {@code server-config/README.md}; the code is the same for all
 * </ul>
 *
 * <p>Imports go one way, in the order that {@code ArchitectureTest} holds. The WAR adds {@code
 * war}: the endpoints at fixed paths, and its error pages.
 */
@NullMarked
package io.github.twiliotoken;

import org.jspecify.annotations.NullMarked;
