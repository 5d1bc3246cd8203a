package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.internal.config.DeploymentNeeds;
import java.util.List;

/**
 * Holds what an extension has found by looking at an application, without its configuration. It
 * holds plain values, so that an extension which runs when the application is built can hand it on
 * to the start.
 *
 * @param needs what has to be configured
 * @param loginConfig whether a class with {@code @LoginConfig} was seen, which switches
 *     MicroProfile JWT on where nothing else does
 * @param problems what is wrong with the application itself, a message each
 */
public record DeploymentFindings(
    DeploymentNeeds needs, boolean loginConfig, List<String> problems) {
  /** Copies what it is given. */
  public DeploymentFindings {
    problems = List.copyOf(problems);
  }
}
