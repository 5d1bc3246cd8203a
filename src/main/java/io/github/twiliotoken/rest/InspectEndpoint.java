package io.github.twiliotoken.rest;

import org.jspecify.annotations.Nullable;

/** Below a {@link TokenEndpoint}: what Twilio would say of a token. */
public final class InspectEndpoint extends Endpoint {
  private final @Nullable InspectService service;

  InspectEndpoint(@Nullable InspectService service) {
    this.service = service;
  }

  @Override
  @Nullable GuardedService service() {
    return service;
  }
}
