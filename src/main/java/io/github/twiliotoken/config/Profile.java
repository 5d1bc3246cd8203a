package io.github.twiliotoken.config;

import io.github.twiliotoken.TtlPolicy;

/**
 * What a caller may pick: what it grants, how long, for whom, and which account signs.
 *
 * @param account the account's name; {@link Account#UNNAMED} for the one without
 */
public record Profile(
    String name, String account, ProfileGrants grants, TtlPolicy policy, Admission admission) {}
