package io.github.twiliotoken.keys;

/**
 * Tells what {@link KeyRotation#revokeAll(String)} deleted, and how many tokens ended with it.
 *
 * @param keySid the key that is gone
 * @param inUse the key that the store names now; {@code keySid} itself where the last usable key
 *     was deleted
 * @param minutes how many minutes of tokens may have ended, counted back from the deletion or from
 *     when the key went out of use; 0 if none can have been alive, 1440 at most
 */
public record Revocation(String keySid, String inUse, long minutes) {}
