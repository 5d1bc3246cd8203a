package io.github.twiliotoken.it.consumer;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;

/** An interface of the consumer's own, which our jar must leave alone. */
@Path("/hello")
public class Hello {
  @GET
  public String hello() {
    return "hello";
  }

  @GET
  @Path("/teapot")
  public String teapot() {
    throw new WebApplicationException("short and stout", 418);
  }
}
