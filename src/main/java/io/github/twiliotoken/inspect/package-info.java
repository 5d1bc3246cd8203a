/**
 * Inspects tokens as Twilio would, without asking Twilio.
 *
 * <p>Applications call {@link io.github.twiliotoken.inspect.TokenInspector}; so does the inspection
 * endpoint. A token goes through it like this: {@code ParsedJws} splits and decodes it; {@code
 * HeaderCheck}, {@code KeyCheck}, {@code TimeCheck}, {@code GrantsCheck} and {@code IdentityCheck}
 * look at one part each; {@code GrantParser} reads a grant with {@code Members}. All add to one
 * {@code Report}; {@code LooksLike} names what people take for a token. The report's {@link
 * io.github.twiliotoken.inspect.Finding findings} become the {@link
 * io.github.twiliotoken.inspect.Inspection}. Start at {@code TokenInspector.inspect}.
 */
@NullMarked
package io.github.twiliotoken.inspect;

import org.jspecify.annotations.NullMarked;
