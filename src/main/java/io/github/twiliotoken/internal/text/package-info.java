/**
 * Handles texts, bytes and JSON; nothing here knows Twilio.
 *
 * <p>Values check their characters with {@code AsciiSet} and {@code Text}. Patterns of the
 * configuration are {@code BoundedPattern}s, which cannot hang a thread; {@code RegexParts} takes
 * them apart. What comes from outside is read by {@code Bytes}, parsed by {@code StrictJson}, and
 * walked by {@code JsonTree}. Every other room may call this one. Start at {@link
 * io.github.twiliotoken.internal.text.StrictJson}.
 */
@NullMarked
package io.github.twiliotoken.internal.text;

import org.jspecify.annotations.NullMarked;
