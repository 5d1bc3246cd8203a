package com.example.hello;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The smallest application. */
@Path("/hello")
@ApplicationScoped
public class Hello {
  @GET
  public String hello() {
    return "hello";
  }
}
