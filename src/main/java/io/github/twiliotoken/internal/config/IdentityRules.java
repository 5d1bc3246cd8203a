package io.github.twiliotoken.internal.config;

import java.util.Optional;

/**
 * How a caller becomes a Twilio identity.
 *
 * @param claim the claim that says so; empty for {@code upn}, else {@code sub}
 * @param forVoice whether it is spelled in Voice's alphabet
 */
public record IdentityRules(Optional<String> claim, boolean forVoice) {}
