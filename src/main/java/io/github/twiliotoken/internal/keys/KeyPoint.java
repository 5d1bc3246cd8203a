package io.github.twiliotoken.internal.keys;

import io.github.twiliotoken.internal.property.AccountProperties;

/**
 * What one injection point asks for of an account's keys.
 *
 * @param account {@link AccountProperties#UNNAMED}, or its name
 * @param place class and member, for messages
 * @param rotates whether they are to be rotated, so that there must be a file to write
 */
public record KeyPoint(String account, String place, boolean rotates) {}
