/**
 * Keeps the accounts that sign, reads their credentials files, and watches those files.
 *
 * <p>At deployment {@code internal.config} makes a {@link
 * io.github.twiliotoken.internal.credentials.SigningAccount} of each account. For every token
 * {@code internal.cdi} asks {@link
 * io.github.twiliotoken.internal.credentials.CredentialsWatch#confirmed} for the pair that signs;
 * {@code internal.health} asks it for outages.
 *
 * <p>A file is read again like this: {@code AccountWatch} begins a {@code FilePoll} on one of the
 * {@code WatchThreads}; {@code CredentialsFileContent.read} reads and parses the file; {@code
 * PolledCredentials} decides what is made of it; and {@code CredentialsWatch} tells the log and the
 * audit. A file that is read elsewhere, as at deployment, goes through {@code BoundedFileReader}.
 * Start at {@code PolledCredentials}, which has the states.
 */
@NullMarked
package io.github.twiliotoken.internal.credentials;

import org.jspecify.annotations.NullMarked;
