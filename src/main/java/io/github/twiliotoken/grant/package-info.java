/**
 * What a token allows: one record for each grant that Twilio documents, and {@link
 * io.github.twiliotoken.grant.CustomGrant} for any other.
 *
 * <p>Applications make grants, and so does {@code internal.profile} from the configuration. A grant
 * checks its values when it is made, the identity in {@code admit}, and says which lifetimes its
 * product takes; {@code TokenRequest} and {@code TtlPolicy} ask it. {@code jwt.CompactJws} writes
 * its key and payload into the token. Start at {@link io.github.twiliotoken.grant.Grant}. A new
 * grant is a record here, permitted there, with its key in {@code CustomGrant.TAKEN}.
 */
@NullMarked
package io.github.twiliotoken.grant;

import org.jspecify.annotations.NullMarked;
