package io.github.twiliotoken.internal.profile;

import io.github.twiliotoken.internal.text.JsonTree;
import io.github.twiliotoken.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A JSON object whose texts may hold placeholders: it is parsed first, its texts filled after. */
public record JsonTemplate(Map<String, Object> members) {
  /**
   * The object with each text as a template.
   *
   * @param parse given the names of the members that lead to the text, and the text
   */
  public static JsonTemplate of(
      Map<String, Object> json, BiFunction<String, String, Template> parse) {
    JsonTree.names(json).forEach(JsonTemplate::requireFixed);
    return new JsonTemplate(
        JsonTree.copy(
            json, (path, value) -> value instanceof String text ? parse.apply(path, text) : value));
  }

  List<Template> templates() {
    return JsonTree.leaves(members).stream()
        .filter(Template.class::isInstance)
        .map(Template.class::cast)
        .toList();
  }

  public Map<String, Object> filled(Function<Template, String> fill) {
    return JsonTree.copy(
        members,
        (path, value) -> value instanceof Template template ? fill.apply(template) : value);
  }

  private static void requireFixed(String name) {
    if (!Template.parse(name).isFixed()) {
      throw Problem.TEMPLATE_NOT_POSSIBLE.because(
          "The member's name '%s' holds a placeholder; only values are filled", name);
    }
  }
}
