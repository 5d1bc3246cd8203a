/** What is computed once from a grant and kept. */
@NullMarked
package io.github.twiliotoken.internal.grant;

import org.jspecify.annotations.NullMarked;
