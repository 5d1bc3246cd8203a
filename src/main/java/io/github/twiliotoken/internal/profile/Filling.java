package io.github.twiliotoken.internal.profile;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.Map;

/**
 * What one caller's request fills placeholders with.
 *
 * @param claims of the verified JWT
 * @param params of the request, by name, each of them checked against its pattern
 */
record Filling(Map<String, Object> claims, Map<String, String> params) {
  /**
   * The template's text for this caller.
   *
   * @throws TwilioTokenException if a claim or parameter is missing or does not fit
   */
  String fill(Template template) {
    return template.filled(part -> Template.fit(part, value(part)));
  }

  private String value(Template.Part part) {
    if (!part.param()) {
      return ClaimText.of(claims, part.name());
    }
    String value = params.get(part.name());
    if (value == null) {
      throw Problem.PARAMETER_MISSING.because("The parameter '%s' is missing", part.name());
    }
    return value;
  }
}
