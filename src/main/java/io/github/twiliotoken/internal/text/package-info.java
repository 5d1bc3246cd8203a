/** Texts, whatever they say: character sets, bounded patterns, strict JSON. */
@NullMarked
package io.github.twiliotoken.internal.text;

import org.jspecify.annotations.NullMarked;
