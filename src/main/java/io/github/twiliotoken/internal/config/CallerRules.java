package io.github.twiliotoken.internal.config;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How a caller is read from the verified JWT.
 *
 * @param sessionClaim when the login ends, in seconds since 1970
 * @param identity how the caller becomes a Twilio identity
 * @param rolesClaim a path to the roles; empty for the container's roles alone
 * @param issuer who must have signed the JWT, if that is checked
 * @param audiences for whom it must be meant, any of them; empty if that is not checked
 * @param skew how far ahead of ours the issuer's clock may be
 */
public record CallerRules(
    String sessionClaim,
    IdentityRules identity,
    Optional<String> rolesClaim,
    Optional<String> issuer,
    Set<String> audiences,
    Duration skew) {}
