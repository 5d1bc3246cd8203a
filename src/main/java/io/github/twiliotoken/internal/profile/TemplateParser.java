package io.github.twiliotoken.internal.profile;

import io.github.twiliotoken.internal.property.KnownProperties;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the placeholders of a configured value. */
final class TemplateParser {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(claim|param):([^{}]*)(}?)");
  private static final Pattern ALMOST = Pattern.compile("(?i)\\{\\s*(?:claim|param)");

  private TemplateParser() {}

  /**
   * Parses a configured value.
   *
   * @throws TwilioTokenException as {@link Template#parse} says
   */
  static Template parse(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    List<Template.Placeholder> placeholders = new ArrayList<>();
    int from = 0;
    while (matcher.find()) {
      boolean param = matcher.group(1).equals("param");
      String name = matcher.group(2);
      boolean named = param ? KnownProperties.PARAM_NAME.matcher(name).matches() : !name.isBlank();
      if (!named || matcher.group(3).isEmpty()) {
        throw Problem.TEMPLATE_NOT_POSSIBLE.because(
            "The placeholder '%s' is not closed or has no possible name", matcher.group());
      }
      String before = text.substring(from, matcher.start());
      from = matcher.end();
      int next = matcher.find() ? matcher.start() : text.length();
      placeholders.add(new Template.Placeholder(before, param, name, text.substring(from, next)));
      matcher.region(from, text.length());
    }
    Matcher almost = ALMOST.matcher(replacePlaceholders(text, ""));
    if (almost.find()) {
      throw Problem.TEMPLATE_NOT_POSSIBLE.because(
          "'%s' begins no placeholder; those are {claim:NAME} and {param:NAME}", almost.group());
    }
    return new Template(text, placeholders);
  }

  /** Returns the text with each of its placeholders replaced. */
  static String replacePlaceholders(String text, String replacement) {
    return PLACEHOLDER.matcher(text).replaceAll(Matcher.quoteReplacement(replacement));
  }
}
