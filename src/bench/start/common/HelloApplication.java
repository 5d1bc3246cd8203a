package com.example.hello;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Serves at the root. */
@ApplicationPath("/")
public class HelloApplication extends Application {}
