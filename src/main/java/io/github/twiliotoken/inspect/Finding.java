package io.github.twiliotoken.inspect;

/**
 * One thing that is wrong with a token.
 *
 * @param verdict what Twilio calls it
 * @param detail what was found and which rule it breaks, in a sentence; what comes from the token
 *     is printable ASCII, at most 200 characters, and never its signature
 * @param repair what to do about it
 */
public record Finding(FindingType verdict, String detail, String repair) {}
