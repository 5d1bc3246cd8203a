package io.github.twiliotoken.readme;

import io.github.twiliotoken.jwt.FixedTokenIssuer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

@Alternative
@Priority(1)
@ApplicationScoped
class TestIssuer extends FixedTokenIssuer {}
