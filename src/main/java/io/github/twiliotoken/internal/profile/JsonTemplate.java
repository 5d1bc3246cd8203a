package io.github.twiliotoken.internal.profile;

import io.github.twiliotoken.internal.text.JsonTree;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Holds a JSON object whose texts are templates. The JSON is parsed before its texts are filled, so
 * that no value can add a member.
 *
 * @param members the object, with a {@link Template} in the place of each text
 */
public record JsonTemplate(Map<String, Object> members) {
  /**
   * Returns the object with each of its texts parsed as a template.
   *
   * @param parse given the path of the text, its members' names joined by dots, and the text
   * @throws TwilioTokenException if a member's name holds a placeholder
   */
  public static JsonTemplate of(
      Map<String, Object> json, BiFunction<String, String, Template> parse) {
    JsonTree.names(json).forEach(JsonTemplate::requireFixed);
    return new JsonTemplate(
        JsonTree.copy(
            json, (path, value) -> value instanceof String text ? parse.apply(path, text) : value));
  }

  private static void requireFixed(String name) {
    if (!Template.parse(name).isFixed()) {
      throw Problem.TEMPLATE_NOT_POSSIBLE.because(
          "The member's name '%s' holds a placeholder; only values are filled", name);
    }
  }

  /** Returns whether no text of the object has a placeholder. */
  boolean isFixed() {
    return JsonTree.leaves(members).stream()
        .noneMatch(leaf -> leaf instanceof Template template && !template.isFixed());
  }

  /** Returns the object with the {@linkplain Template#sample() sample} of each text. */
  public Map<String, Object> sample() {
    return with(Template::sample);
  }

  /**
   * Returns the object with each text filled for one caller.
   *
   * @throws TwilioTokenException if a claim or parameter is missing or does not fit
   */
  Map<String, Object> fill(Map<String, Object> claims, Map<String, String> params) {
    return with(template -> template.fill(claims, params));
  }

  private Map<String, Object> with(Function<Template, String> text) {
    return JsonTree.copy(
        members,
        (path, value) -> value instanceof Template template ? text.apply(template) : value);
  }
}
