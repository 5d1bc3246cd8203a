/** The CDI portable extension. */
@NullMarked
package io.github.twiliotoken.extension;

import org.jspecify.annotations.NullMarked;
