/**
 * Reads the settings of key management: {@code twilio.keys.…}, and of each account how Twilio's API
 * is reached. {@link io.github.twiliotoken.internal.keys.KeySettingsReader} reads them, with an
 * {@code AccessReader} for each account, into {@link
 * io.github.twiliotoken.internal.keys.KeySettings}; start there. Two callers need them: {@code
 * internal.config} at deployment, for injected {@code ApiKeys} and {@code KeyRotation}, and these
 * two classes themselves in a process without a server. {@link
 * io.github.twiliotoken.internal.keys.NamedKeys} tells such a process which keys must not be
 * deleted.
 */
@NullMarked
package io.github.twiliotoken.internal.keys;

import org.jspecify.annotations.NullMarked;
