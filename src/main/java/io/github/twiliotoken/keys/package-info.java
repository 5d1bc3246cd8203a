/**
 * Twilio's API keys: {@link ApiKeys} makes, lists, names and deletes them; {@link KeyRotation} puts
 * one in the place of another without a failed token. Both are for a process of the operator's own,
 * not for the servers that sign.
 */
@NullMarked
package io.github.twiliotoken.keys;

import org.jspecify.annotations.NullMarked;
