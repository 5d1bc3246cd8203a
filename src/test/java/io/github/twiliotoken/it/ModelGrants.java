package io.github.twiliotoken.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The grants of the model's tokens: templates, filled by replacing text. */
final class ModelGrants {
  private ModelGrants() {}

  /** The names of a profile's grants, as Twilio spells them. */
  static List<String> keys(ModelProfile profile) {
    return new ArrayList<>(json(profile.grants()).keySet());
  }

  /** The grants of a request that nothing is wrong with, its identity first. */
  static JsonObject filled(ModelProfile profile, ModelRequest request, String identity) {
    UnaryOperator<String> fill =
        text -> {
          String filled = text;
          for (String name : new TreeSet<>(profile.params().keySet())) {
            String value = request.order().params().getOrDefault(name, "");
            filled = filled.replace("{param:" + name + "}", quoted(value));
          }
          for (String name : List.of("team", "org/team")) {
            Object value = claim(request.claims(), name);
            filled = filled.replace("{claim:" + name + "}", quoted(String.valueOf(value)));
          }
          return filled;
        };
    JsonObjectBuilder grants = Json.createObjectBuilder().add("identity", identity);
    // the generator makes no value that looks like a placeholder
    json(fill.apply(profile.grants())).forEach(grants::add);
    return grants.build();
  }

  private static String quoted(String text) {
    String json = Json.createValue(text).toString();
    return json.substring(1, json.length() - 1).replace("'", "\\u0027");
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
  }

  /** The claim at a path such as {@code org/team}; null if there is none. */
  static @Nullable Object claim(Map<String, Object> claims, String path) {
    Object found = claims;
    for (String step : path.split("/", -1)) {
      found = found instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return found;
  }
}
