package io.github.twiliotoken.internal.profile;

import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.internal.property.AccountProperties;

/**
 * What a caller may pick: what it grants, how long, for whom, and which account signs.
 *
 * @param account the account's name; {@link AccountProperties#UNNAMED} for the one without
 */
public record Profile(
    String name, String account, ProfileGrants grants, TtlPolicy policy, AccessRule admission) {}
