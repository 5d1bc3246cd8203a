package io.github.twiliotoken.jwt;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TtlDecision;

/** A token, and why it lives as long as it does. */
public record IssuedToken(AccessToken token, TtlDecision lifetime) {}
