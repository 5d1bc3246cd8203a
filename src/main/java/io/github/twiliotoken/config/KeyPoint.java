package io.github.twiliotoken.config;

/**
 * What one injection point asks for of an account's keys.
 *
 * @param account {@link Account#UNNAMED}, or its name
 * @param place class and member, for messages
 * @param rotates whether they are to be rotated, so that there must be a file to write
 */
public record KeyPoint(String account, String place, boolean rotates) {}
