package io.github.twiliotoken.internal.profile;

import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.internal.property.AccountProperties;

/**
 * Holds what a caller gets by a profile's name: which grants, for how long, under which conditions,
 * and which account signs.
 *
 * @param account the account's name; {@link AccountProperties#UNNAMED} for the one without a name
 */
public record Profile(
    String name, String account, ProfileGrants grants, TtlPolicy policy, AccessRule accessRule) {}
