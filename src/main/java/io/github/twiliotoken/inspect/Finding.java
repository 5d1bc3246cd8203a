package io.github.twiliotoken.inspect;

/**
 * Tells one thing that is wrong with a token.
 *
 * @param type what kind of fault it is, with Twilio's codes
 * @param detail what was found and which rule it breaks, in a sentence; what comes from the token
 *     is printable ASCII, at most 200 characters, and never its signature
 * @param repair what to do about it
 */
public record Finding(FindingType type, String detail, String repair) {}
