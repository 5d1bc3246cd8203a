package io.github.twiliotoken.internal.profile;

import io.github.twiliotoken.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    return new JsonTemplate(
        walk(
            "",
            json,
            (path, value) -> value instanceof String text ? parse.apply(path, text) : value));
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

  public Map<String, Object> filled(Function<Template, String> fill) {
    return walk(
        "",
        members,
        (path, value) -> value instanceof Template template ? fill.apply(template) : value);
  }

  private static Map<String, Object> walk(
      String path, Map<?, ?> json, BiFunction<String, Object, Object> leaf) {
    Map<String, Object> copy = new LinkedHashMap<>();
    json.forEach(
        (key, value) -> {
          String name = (String) key;
          if (!Template.parse(name).isFixed()) {
            throw Problem.TEMPLATE_NOT_POSSIBLE.because(
                "The member's name '%s' holds a placeholder; only values are filled", name);
          }
          copy.put(name, any(path.isEmpty() ? name : path + "." + name, value, leaf));
        });
    return copy;
  }

  private static Object any(String path, Object value, BiFunction<String, Object, Object> leaf) {
    if (value instanceof Map<?, ?> map) {
      return walk(path, map, leaf);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(any(path, item, leaf)));
      return copy;
    }
    return leaf.apply(path, value);
  }
}
