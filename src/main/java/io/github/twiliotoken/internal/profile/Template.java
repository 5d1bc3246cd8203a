package io.github.twiliotoken.internal.profile;

import io.github.twiliotoken.internal.property.KnownProperties;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.internal.text.BoundedPattern;
import io.github.twiliotoken.internal.text.Text;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A configured value with placeholders: {@code {claim:NAME}} from the caller's verified JWT, {@code
 * {param:NAME}} from the request. What is filled in is never expanded again.
 */
public record Template(String text, List<Part> parts) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(claim|param):([^{}]*)(}?)");
  private static final Pattern ALMOST = Pattern.compile("(?i)\\{\\s*(?:claim|param)");

  /**
   * A placeholder and what stands around it.
   *
   * @param before the literal text since the placeholder before it, or since the beginning
   * @param after the literal text until the next one, or until the end
   */
  public record Part(String before, boolean param, String name, String after) {
    @Override
    public String toString() {
      return "{" + (param ? "param:" : "claim:") + name + "}";
    }
  }

  public Template {
    parts = List.copyOf(parts);
  }

  /**
   * Reads a value; one without placeholders is its own text.
   *
   * @throws TwilioTokenException if a placeholder is not closed, has no possible name, or is almost
   *     one: {@code {Claim:team}} would put everybody into one room
   */
  public static Template parse(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    List<Part> parts = new ArrayList<>();
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
      parts.add(new Part(before, param, name, text.substring(from, next)));
      matcher.region(from, text.length());
    }
    Matcher almost = ALMOST.matcher(PLACEHOLDER.matcher(text).replaceAll(""));
    if (almost.find()) {
      throw Problem.TEMPLATE_NOT_POSSIBLE.because(
          "'%s' begins no placeholder; those are {claim:NAME} and {param:NAME}", almost.group());
    }
    return new Template(text, parts);
  }

  /** Refuses braces that belong to no placeholder. */
  public Template withoutStrayBraces() {
    String rest = PLACEHOLDER.matcher(text).replaceAll("");
    if (rest.contains("{") || rest.contains("}")) {
      throw Problem.TEMPLATE_NOT_POSSIBLE.because(
          "'%s' has braces around no placeholder; those are {claim:NAME} and {param:NAME}", text);
    }
    return this;
  }

  public boolean isFixed() {
    return parts.isEmpty();
  }

  public Set<String> params() {
    return names(true);
  }

  public Set<String> claims() {
    return names(false);
  }

  private Set<String> names(boolean param) {
    Set<String> names = new HashSet<>();
    parts.stream().filter(part -> part.param == param).forEach(part -> names.add(part.name));
    return names;
  }

  /**
   * Checks that no two fillings give the same text: between two placeholders stands a text whose
   * first character the value before it cannot hold. Otherwise team {@code a}, room {@code b-c} and
   * team {@code a-b}, room {@code c} would be one room.
   *
   * @param pattern of a placeholder, where one is declared
   * @param key that declares it
   */
  public void checkSeparators(
      Function<Part, Optional<BoundedPattern>> pattern, Function<Part, String> key) {
    for (Part part : parts.subList(0, Math.max(0, parts.size() - 1))) {
      if (part.after.isEmpty()) {
        throw Problem.TEMPLATE_NOT_POSSIBLE.because(
            "%s is followed by another placeholder; put a character between them", part);
      }
      char separator = part.after.charAt(0);
      Optional<BoundedPattern> declared = pattern.apply(part);
      if (declared.isEmpty() || declared.get().mayHold(separator)) {
        throw Problem.TEMPLATE_NOT_POSSIBLE.because(
            "%s may hold '%s', which ends it; set %s to a pattern that excludes it, without flags,"
                + " for example [A-Za-z0-9]+",
            part, separator, PropertyReader.where(key.apply(part)));
      }
    }
  }

  /** The text with a letter in the place of each placeholder, to be checked for its shape. */
  public String sample() {
    return PLACEHOLDER.matcher(text).replaceAll("x");
  }

  /**
   * The text with a value in the place of each placeholder.
   *
   * @throws TwilioTokenException if a value could be taken for more than it is
   */
  public String filled(Function<Part, String> value) {
    if (parts.isEmpty()) {
      return text;
    }
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      String with = value.apply(part);
      filled.append(part.before).append(with);
      boolean last = i == parts.size() - 1;
      if (last) {
        filled.append(part.after);
      } else if (with.indexOf(part.after.charAt(0)) >= 0) {
        throw unfit(part, "holds the character that ends it");
      }
    }
    String result = filled.toString();
    if (result.equals("*")) {
      throw unfit(parts.get(0), "gives '*', which is never filled in");
    }
    return result;
  }

  /** Refuses what no placeholder can take, whatever its pattern says. */
  public static String fit(Part part, String value) {
    if (value.isEmpty() || value.length() > BoundedPattern.LONGEST) {
      throw unfit(
          part, "has " + value.length() + " characters; it needs 1 to " + BoundedPattern.LONGEST);
    }
    if (value.chars().anyMatch(Character::isISOControl) || !Text.isWellFormed(value)) {
      throw unfit(part, "holds a control character or half a surrogate pair");
    }
    return value;
  }

  /**
   * The refusal of a filled text that the grant does not take; a parameter is the likelier cause.
   */
  public TwilioTokenException unfit(String why) {
    Part blamed = parts.stream().filter(Part::param).findFirst().orElse(parts.get(0));
    return unfit(blamed, "does not fit: " + why);
  }

  private static TwilioTokenException unfit(Part part, String why) {
    return part.param
        ? Problem.PARAMETER_REFUSED.because("The parameter '%s' %s", part.name, why)
        : Problem.CLAIM_REFUSED.because("The caller's claim '%s' %s", part.name, why);
  }
}
