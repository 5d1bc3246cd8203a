/** Every way a token is refused, each with a code. */
@NullMarked
package io.github.twiliotoken.problem;

import org.jspecify.annotations.NullMarked;
