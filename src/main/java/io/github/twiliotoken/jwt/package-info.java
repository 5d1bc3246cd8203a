/**
 * Writes Access Tokens as compact JWS and signs them with HS256: {@link
 * io.github.twiliotoken.jwt.Hs256TokenIssuer} takes a request, and gives a signed token.
 * Applications without a container use it directly; {@code internal.cdi} has one for each account
 * and profile.
 *
 * <p>The secret goes this way from MicroProfile Config to the HMAC:
 *
 * <ol>
 *   <li>{@code internal.config.AccountReader} reads {@code twilio.api.secret} or its file and makes
 *       an {@link io.github.twiliotoken.jwt.ApiSecret}, which signs and cannot be read; SIDs and
 *       region join it in {@link io.github.twiliotoken.jwt.Credentials}
 *   <li>{@code internal.credentials.SigningAccount} keeps the credentials that sign now. Where they
 *       come from a file, {@code CredentialsFile} makes them, {@code CredentialsWatch} has the file
 *       polled, and {@code PolledCredentials} replaces them when it names another key
 *   <li>{@code internal.cdi.AccountIssuers} makes one {@code Hs256TokenIssuer} for an account, with
 *       {@code account::credentials} as the source of its credentials, or {@code () ->
 *       watch.confirmed(account)} where they come from a file, and {@code withPolicy} one for each
 *       profile
 *   <li>{@code Hs256TokenIssuer.issue} asks {@code CompactJws.key()} for each token, which calls
 *       that source and prepares a {@code SigningKey} when the credentials are others than before
 *   <li>{@code SigningKey} holds an {@code Hmac} that has taken in the secret and the token's
 *       header; {@code SigningKey.sign} copies its state, and signs the payload
 * </ol>
 */
@NullMarked
package io.github.twiliotoken.jwt;

import org.jspecify.annotations.NullMarked;
