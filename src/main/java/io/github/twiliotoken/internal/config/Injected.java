package io.github.twiliotoken.internal.config;

/**
 * What one injection point asks for.
 *
 * @param place class and member, for messages
 * @param profile the profile's name
 * @param ttl a lifetime in ISO-8601; empty for the profile's default
 */
public record Injected(String place, String profile, String ttl) {}
