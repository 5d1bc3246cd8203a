/** How keys are managed, read from the configuration. */
@NullMarked
package io.github.twiliotoken.internal.keys;

import org.jspecify.annotations.NullMarked;
