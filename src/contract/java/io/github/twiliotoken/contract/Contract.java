package io.github.twiliotoken.contract;

/** A part of what the endpoint promises to every caller, as tests over HTTP. */
public interface Contract {
  /** Returns the client of the runtime under test: the same one while a test runs. */
  Http http();
}
