/** Signing accounts, their credentials files, and the watch over them. */
@NullMarked
package io.github.twiliotoken.internal.credentials;

import org.jspecify.annotations.NullMarked;
