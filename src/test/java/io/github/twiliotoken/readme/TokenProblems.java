package io.github.twiliotoken.readme;

import io.github.twiliotoken.rest.TokenProblemMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
public class TokenProblems extends TokenProblemMapper {}
