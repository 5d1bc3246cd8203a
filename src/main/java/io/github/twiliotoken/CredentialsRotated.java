package io.github.twiliotoken;

import java.time.Instant;
import java.util.Optional;

/**
 * Tells, as a CDI event, that another API key signs from now on. It is fired on a thread of the
 * library's own, outside any request.
 *
 * <p>The library makes it. A later version may add components.
 *
 * @param at when
 * @param account the account's name; empty for the one without a name
 * @param accountSid {@code AC} and 32 hexadecimal digits
 * @param previousKeySid the key that signed before; tokens it has signed stay valid
 * @param keySid the key that signs now
 */
public record CredentialsRotated(
    Instant at,
    Optional<String> account,
    String accountSid,
    String previousKeySid,
    String keySid) {}
