package io.github.twiliotoken.config;

import io.github.twiliotoken.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A JSON object whose texts may hold placeholders: it is parsed first, its texts filled after. */
record JsonTemplate(Map<String, Object> members) {
  /**
   * The object with each text as a template.
   *
   * @param parse given the name of the member that holds the text, and the text
   */
  static JsonTemplate of(Map<String, Object> json, BiFunction<String, String, Template> parse) {
    return new JsonTemplate(
        walk(
            json, (name, value) -> value instanceof String text ? parse.apply(name, text) : value));
  }

  List<Template> templates() {
    List<Template> templates = new ArrayList<>();
    filled(
        template -> {
          templates.add(template);
          return "";
        });
    return templates;
  }

  Map<String, Object> filled(Function<Template, String> fill) {
    return walk(
        members,
        (name, value) -> value instanceof Template template ? fill.apply(template) : value);
  }

  private static Map<String, Object> walk(Map<?, ?> json, BiFunction<String, Object, Object> leaf) {
    Map<String, Object> copy = new LinkedHashMap<>();
    json.forEach(
        (name, value) -> {
          if (!Template.parse((String) name).isFixed()) {
            throw Problem.TEMPLATE_NOT_POSSIBLE.because(
                "The member's name '%s' holds a placeholder; only values are filled", name);
          }
          copy.put((String) name, any((String) name, value, leaf));
        });
    return copy;
  }

  private static Object any(String name, Object value, BiFunction<String, Object, Object> leaf) {
    if (value instanceof Map<?, ?> map) {
      return walk(map, leaf);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(any(name, item, leaf)));
      return copy;
    }
    return leaf.apply(name, value);
  }
}
