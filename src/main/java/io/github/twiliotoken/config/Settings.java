package io.github.twiliotoken.config;

import java.util.Map;

/**
 * The whole configuration, checked.
 *
 * @param accounts those that something refers to, by name
 * @param issuing what holds for every token
 * @param callers how callers are read
 * @param endpoint what the endpoint serves, and to whom
 * @param profiles those that are served and every one that is injected, by name
 */
public record Settings(
    Map<String, Account> accounts,
    Issuing issuing,
    CallerRules callers,
    EndpointRules endpoint,
    Map<String, Profile> profiles) {}
