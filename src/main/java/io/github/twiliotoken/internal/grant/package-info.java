/**
 * Keeps what is computed from a grant, for the next token with an equal one: {@link
 * io.github.twiliotoken.internal.grant.GrantCache}. {@code jwt.CompactJws} keeps the JSON of a
 * grant in one, and the audit the SIDs and the room that a grant names ({@link
 * io.github.twiliotoken.internal.grant.GrantResources}).
 */
@NullMarked
package io.github.twiliotoken.internal.grant;

import org.jspecify.annotations.NullMarked;
