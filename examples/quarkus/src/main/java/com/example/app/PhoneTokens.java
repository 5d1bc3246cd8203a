package com.example.app;

import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

@Path("/phone-token")
@RequestScoped
public class PhoneTokens extends TokenEndpoint {}
