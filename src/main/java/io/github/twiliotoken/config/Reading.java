package io.github.twiliotoken.config;

import java.util.List;

/** What a reader returns: the settings, or everything that is wrong with them. */
public sealed interface Reading {
  /** Settings without a problem. */
  record Good(Settings settings) implements Reading {}

  /** Every problem, each with its code, place, rule and repair; never a secret. */
  record Bad(List<String> problems) implements Reading {}
}
