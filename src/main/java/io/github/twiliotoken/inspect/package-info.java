/** What Twilio would say of a token, and why, without asking Twilio. */
@NullMarked
package io.github.twiliotoken.inspect;

import org.jspecify.annotations.NullMarked;
