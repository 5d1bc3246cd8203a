package com.example.app;

import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

@Path("/phone-token")
@PermitAll
@RequestScoped
public class PhoneTokens extends TokenEndpoint {}
