package io.github.twiliotoken.internal.profile;

import io.github.twiliotoken.internal.property.VariableNames;
import io.github.twiliotoken.internal.text.BoundedPattern;
import io.github.twiliotoken.internal.text.Text;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Holds a configured value with placeholders, and fills them. {@code {claim:NAME}} stands for a
 * claim of the caller's verified JWT, {@code {param:NAME}} for a parameter of the request. What is
 * filled in is never expanded again.
 *
 * @param text the value as it is configured
 * @param placeholders in the order of the text; empty if the value has none
 */
public record Template(String text, List<Placeholder> placeholders) {
  /**
   * Holds a placeholder and the literal text on either side of it.
   *
   * @param param whether it stands for a parameter, not a claim
   * @param before the literal text since the placeholder before it, or since the beginning
   * @param after the literal text until the next one, or until the end
   */
  public record Placeholder(String before, boolean param, String name, String after) {
    /**
     * Returns the value for one caller, if a placeholder can take it, whatever its pattern says.
     */
    private String value(Map<String, Object> claims, Map<String, String> params) {
      String value = param ? params.get(name) : Claims.text(claims, name);
      if (value == null) {
        throw Problem.PARAMETER_MISSING.because("The parameter '%s' is missing", name);
      }
      if (value.isEmpty() || value.length() > BoundedPattern.LONGEST) {
        throw refusal(
            "has " + value.length() + " characters; it needs 1 to " + BoundedPattern.LONGEST);
      }
      if (value.chars().anyMatch(Character::isISOControl) || !Text.isWellFormed(value)) {
        throw refusal("holds a control character or half a surrogate pair");
      }
      return value;
    }

    private TwilioTokenException refusal(String why) {
      return param
          ? Problem.PARAMETER_REFUSED.because("The parameter '%s' %s", name, why)
          : Problem.CLAIM_REFUSED.because("The caller's claim '%s' %s", name, why);
    }

    /** Returns the placeholder as it is configured. */
    @Override
    public String toString() {
      return "{" + (param ? "param:" : "claim:") + name + "}";
    }
  }

  /** Holds a copy of the placeholders. */
  public Template {
    placeholders = List.copyOf(placeholders);
  }

  /**
   * Parses a configured value; one without placeholders is a template too.
   *
   * @throws TwilioTokenException if a placeholder is not closed or has no possible name, or if a
   *     text only resembles one: as a literal, {@code {Claim:team}} would be one room for all teams
   */
  public static Template parse(String text) {
    return TemplateParser.parse(text);
  }

  /**
   * Returns this template, if each of its braces belongs to a placeholder.
   *
   * @throws TwilioTokenException if one does not
   */
  public Template withoutStrayBraces() {
    String rest = TemplateParser.replacePlaceholders(text, "");
    if (rest.contains("{") || rest.contains("}")) {
      throw Problem.TEMPLATE_NOT_POSSIBLE.because(
          "'%s' has braces around no placeholder; those are {claim:NAME} and {param:NAME}", text);
    }
    return this;
  }

  /** Returns whether the value has no placeholder. */
  public boolean isFixed() {
    return placeholders.isEmpty();
  }

  /** Returns the names of the parameters in the value. */
  public Set<String> params() {
    return names(true);
  }

  /** Returns the names of the claims in the value. */
  public Set<String> claims() {
    return names(false);
  }

  private Set<String> names(boolean param) {
    Set<String> names = new HashSet<>();
    placeholders.stream()
        .filter(placeholder -> placeholder.param == param)
        .forEach(placeholder -> names.add(placeholder.name));
    return names;
  }

  /**
   * Checks that different values always give different texts: between two placeholders stands a
   * literal text, and the value before it cannot hold its first character. Otherwise team {@code
   * a}, room {@code b-c} and team {@code a-b}, room {@code c} would be one room.
   *
   * @param pattern returns a placeholder's pattern, if it has one
   * @param key returns the key of a placeholder's pattern, for messages
   * @throws TwilioTokenException if two callers with different values might get the same text
   */
  public void checkSeparators(
      Function<Placeholder, Optional<BoundedPattern>> pattern, Function<Placeholder, String> key) {
    for (Placeholder placeholder : placeholders.subList(0, Math.max(0, placeholders.size() - 1))) {
      if (placeholder.after.isEmpty()) {
        throw Problem.TEMPLATE_NOT_POSSIBLE.because(
            "%s is followed by another placeholder; put a character between them", placeholder);
      }
      char separator = placeholder.after.charAt(0);
      Optional<BoundedPattern> declared = pattern.apply(placeholder);
      if (declared.isEmpty() || declared.get().mayHold(separator)) {
        throw Problem.TEMPLATE_NOT_POSSIBLE.because(
            "%s may hold '%s', which ends it; set %s to a pattern that excludes it, without flags,"
                + " for example [A-Za-z0-9]+",
            placeholder, separator, VariableNames.describe(key.apply(placeholder)));
      }
    }
  }

  /**
   * Returns the text with the letter {@code x} in the place of each placeholder. At deployment, the
   * grant's own check judges the literal text around the placeholders by it.
   */
  public String sample() {
    return TemplateParser.replacePlaceholders(text, "x");
  }

  /**
   * Returns the text with each placeholder replaced by its value for one caller.
   *
   * @param claims the claims of the caller's verified JWT
   * @param params the parameters of the request, each checked against its pattern
   * @throws TwilioTokenException if a value is missing; if it is empty, too long, or holds a
   *     control character; or if the text could be taken for another caller's, or for every room
   */
  public String fill(Map<String, Object> claims, Map<String, String> params) {
    if (isFixed()) {
      return text;
    }
    StringBuilder filled = new StringBuilder();
    int last = placeholders.size() - 1;
    for (int i = 0; i <= last; i++) {
      Placeholder placeholder = placeholders.get(i);
      String value = placeholder.value(claims, params);
      filled.append(placeholder.before).append(value);
      // no pattern lets it through; this holds even for a value that nobody has matched
      if (i < last && value.indexOf(placeholder.after.charAt(0)) >= 0) {
        throw placeholder.refusal("holds the character that ends it");
      }
    }
    String result = filled.append(placeholders.get(last).after).toString();
    if (result.equals("*")) {
      throw placeholders.get(0).refusal("gives '*', which is never filled in");
    }
    return result;
  }

  /**
   * Returns the refusal of a filled text that the grant does not take. It names the first
   * parameter, since that is what the caller can change; without parameters, the first claim.
   */
  TwilioTokenException refusal(String why) {
    return placeholders.stream()
        .filter(Placeholder::param)
        .findFirst()
        .orElse(placeholders.get(0))
        .refusal("does not fit: " + why);
  }
}
