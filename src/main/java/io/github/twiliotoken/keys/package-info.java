/**
 * Manages Twilio's API keys: {@link ApiKeys} makes, lists, renames and deletes them; {@link
 * KeyRotation} replaces the key in use without a failed token. Both are for a process of the
 * operator's own, not for the servers that sign. Start reading at {@link KeyRotation#rotate}. One
 * rotation is a {@code RotationRun}, which makes these calls:
 *
 * <ol>
 *   <li>{@code RotationStateReader.read}: {@link CredentialsStore#current}, then Twilio's keys and
 *       clock, into a {@code RotationState}
 *   <li>{@code RotationSteps.labelCurrent}: the friendly name of the key in use says since when
 *   <li>{@code RotationState.replacementReason}: is another key due? Then
 *       <ol>
 *         <li>{@code RotationSteps.prepare}: {@link CredentialsStore#requireWritable}, {@code
 *             KeyApi.create}, {@code KeyApi.verify}
 *         <li>{@code RotationSteps.storeSuccessor}: {@link CredentialsStore#replace}, a
 *             compare-and-set
 *         <li>{@code RotationSteps.markActive}: the new key's name says since when
 *       </ol>
 *   <li>{@code RetirementRules.steps}, on a state that is read again: which keys no living token
 *       needs
 *   <li>{@code RotationSteps.retire}: {@code KeyApi.delete}, for each of them
 * </ol>
 *
 * <p>A call of {@code KeyApi} goes through {@code RestKeyApi} (paths and JSON), {@code ApiClient}
 * (attempts) and {@code HttpTransport} (one request, one deadline).
 */
@NullMarked
package io.github.twiliotoken.keys;

import org.jspecify.annotations.NullMarked;
