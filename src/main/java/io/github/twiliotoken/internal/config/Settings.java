package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.profile.Profile;
import java.util.Map;
import java.util.Set;

/**
 * The whole configuration, checked.
 *
 * @param accounts those that something refers to, by name
 * @param used the names of those that may have to sign: all but what only the keys' management
 *     reads
 * @param issuing what holds for every token
 * @param callers how callers are read
 * @param endpoint what the endpoint serves, and to whom
 * @param profiles those that are served and every one that is injected, by name
 */
public record Settings(
    Map<String, SigningAccount> accounts,
    Set<String> used,
    Issuing issuing,
    CallerRules callers,
    EndpointRules endpoint,
    Map<String, Profile> profiles) {}
