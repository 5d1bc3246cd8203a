package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.TtlPolicy;
import java.time.Duration;

/**
 * What holds for every token.
 *
 * @param policy the global one, for tokens outside any profile
 * @param backdate how far {@code nbf} lies in the past
 * @param audited whether a bean observes the tokens that are issued
 * @param auditRequired whether a token that could not be audited is refused
 */
public record Issuing(
    TtlPolicy policy, Duration backdate, boolean audited, boolean auditRequired) {}
