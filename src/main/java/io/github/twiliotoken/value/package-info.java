/** Values that check themselves. */
@NullMarked
package io.github.twiliotoken.value;

import org.jspecify.annotations.NullMarked;
