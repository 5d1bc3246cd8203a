/** Twilio Access Tokens. */
@NullMarked
package io.github.twiliotoken;

import org.jspecify.annotations.NullMarked;
