package io.github.twiliotoken.it;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a generated request.
 *
 * @param problem the code of what is wrong with it; empty if nothing is
 */
record ModelBody(String text, String problem) {
  static final ModelBody EMPTY = new ModelBody("", "");

  private static final List<String> BAD_LIFETIMES =
      List.of("900.5", "\"900\"", "0", "-1", "1e3", "1e1000000", "null", "0900", "1000000000");

  /** Writes what is asked for, in one of many spellings; a few of them are broken. */
  static ModelBody of(ModelRequest.Order order, Dice dice) {
    List<String> members = new ArrayList<>();
    if (order.profile() != null) {
      members.add("\"profile\": " + Json.createValue(order.profile()));
    }
    if (order.ttl() != null) {
      members.add("\"ttl\" :" + order.ttl());
    }
    if (order.identity() != null) {
      members.add("\"identity\":" + Json.createValue(order.identity()));
    }
    if (!order.params().isEmpty() || dice.chance(10)) {
      var params = Json.createObjectBuilder();
      order.params().forEach(params::add);
      members.add("\"params\":" + params.build());
    }
    dice.shuffle(members);
    if (members.isEmpty() && dice.chance(50)) {
      return EMPTY;
    }
    String good = "{" + String.join(dice.chance(50) ? "," : " ,\n", members) + "}";
    return dice.chance(92) ? new ModelBody(padded(good, dice), "") : broken(members, good, dice);
  }

  private static String padded(String good, Dice dice) {
    return dice.chance(97) ? good : good + " ".repeat(8192 - length(good));
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static ModelBody broken(List<String> members, String good, Dice dice) {
    List<String> more = new ArrayList<>(members);
    String body =
        switch (dice.below(12)) {
          case 0 -> good.substring(0, good.length() - 1);
          case 1 -> good + " {}";
          case 2 -> "[" + good + "]";
          case 3 -> with(more, "\"room\": \"x\"");
          case 4 -> "{\"ttl\": 900, \"ttl\": 900}";
          case 5 -> "{\"ttl\": " + dice.pick(BAD_LIFETIMES) + "}";
          case 6 -> "{\"profile\": " + dice.pick(List.of("5", "null", "{}", "[\"team\"]")) + "}";
          case 7 ->
              "{\"params\": " + dice.pick(List.of("5", "null", "[]", "{\"x\": 1}", "\"x\"")) + "}";
          case 8 -> "{\"identity\": null}";
          case 9 -> "\ufeff{}";
          case 10 -> "{\"profile\": \"\u0080\"}";
          default -> good + " ".repeat(8193 - length(good));
        };
    return new ModelBody(body, length(body) > 8192 ? "TWT-058" : "TWT-050");
  }

  private static String with(List<String> members, String more) {
    members.add(more);
    return "{" + String.join(",", members) + "}";
  }
}
