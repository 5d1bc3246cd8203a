package io.github.twiliotoken.keys;

/**
 * What an emergency has cost.
 *
 * @param keySid the key that is gone
 * @param inUse the key that the store names now; {@code keySid} itself where the last usable key
 *     was deleted
 * @param minutes tokens of that many minutes, the last before the deletion or before the key went
 *     out of use, may have died with it; 0 if none can have been alive
 */
public record Revocation(String keySid, String inUse, long minutes) {}
