package io.github.twiliotoken.it.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The application's clock, which a test may put forward. */
@Path("/clock")
@ApplicationScoped
public class ClockResource extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  @POST
  public void putForward(String duration) {
    ahead = ahead.plus(Duration.parse(duration));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead);
  }
}
