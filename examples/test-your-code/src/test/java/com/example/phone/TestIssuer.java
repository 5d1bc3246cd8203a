package com.example.phone;

import io.github.twiliotoken.jwt.FixedTokenIssuer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** The same token for the same request, whenever the test runs. */
@Alternative
@Priority(1)
@ApplicationScoped
class TestIssuer extends FixedTokenIssuer {}
