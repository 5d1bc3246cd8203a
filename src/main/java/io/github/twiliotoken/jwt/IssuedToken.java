package io.github.twiliotoken.jwt;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TtlDecision;

/**
 * Holds a token, and the decision about its lifetime.
 *
 * @param token the token
 * @param lifetime what was asked for, what the token got, and what limited it
 */
public record IssuedToken(AccessToken token, TtlDecision lifetime) {}
