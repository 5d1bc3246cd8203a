/**
 * What a token may allow: one record for each grant that Twilio documents, and one for the rest.
 */
@NullMarked
package io.github.twiliotoken.grant;

import org.jspecify.annotations.NullMarked;
