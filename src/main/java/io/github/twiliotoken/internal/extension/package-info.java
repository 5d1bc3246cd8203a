/** The CDI portable extension. */
@NullMarked
package io.github.twiliotoken.internal.extension;

import org.jspecify.annotations.NullMarked;
