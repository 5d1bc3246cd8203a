/**
 * Holds values that cannot be wrong: each checks itself when it is made, and throws {@code
 * problem.TwilioTokenException} with what it was given. Lifetimes ({@link
 * io.github.twiliotoken.value.Ttl}, {@link io.github.twiliotoken.value.TtlRange}), the holder's
 * {@link io.github.twiliotoken.value.Identity}, the check of Twilio's identifiers ({@link
 * io.github.twiliotoken.value.Sid}), and where and as whom Twilio's API is called. Every other
 * package uses them.
 */
@NullMarked
package io.github.twiliotoken.value;

import org.jspecify.annotations.NullMarked;
