package com.example.phone;

import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** The endpoint, at an address of the application's own. */
@Path("/phone-token")
@RequestScoped
public class PhoneTokens extends TokenEndpoint {}
