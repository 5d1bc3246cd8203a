/**
 * Says what a token allows: one record for each grant that Twilio documents, and {@link
 * io.github.twiliotoken.grant.CustomGrant} for any other.
 *
 * <p>Applications make grants, and so does {@code internal.profile} from the configuration. A grant
 * checks its values when it is made, the identity in {@code admit}, and says which lifetimes its
 * product takes; {@code TokenRequest} and {@code TtlPolicy} ask it. {@code jwt.CompactJws} writes
 * its key and payload into the token. Start at {@link io.github.twiliotoken.grant.Grant}.
 *
 * <p>A new grant is a record here, permitted there, with its key in {@code CustomGrant.TAKEN}. To
 * be configured, it needs its settings in {@code internal.property} ({@code PropertyCatalog},
 * {@code PropertyOwners}), rules in {@code internal.config.GrantReader} (the prefix of each SID in
 * {@code PREFIXES}, and which value needs which other), and a method in {@code
 * internal.profile.GrantFactory}. To be inspected, it needs a method in {@code
 * inspect.GrantParser}, and a value in {@code inspect.Product} if it is a new product.
 */
@NullMarked
package io.github.twiliotoken.grant;

import org.jspecify.annotations.NullMarked;
