package io.github.twiliotoken.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint answers, written down a second time and as plainly as can be. It knows nothing
 * of the product but codes and the names of claims and grants.
 */
final class EndpointModel {
  private static final Map<String, Integer> STATUS =
      Map.ofEntries(
          Map.entry("TWT-002", 400),
          Map.entry("TWT-004", 401),
          Map.entry("TWT-005", 401),
          Map.entry("TWT-006", 403),
          Map.entry("TWT-050", 400),
          Map.entry("TWT-051", 400),
          Map.entry("TWT-052", 401),
          Map.entry("TWT-053", 401),
          Map.entry("TWT-054", 403),
          Map.entry("TWT-055", 403),
          Map.entry("TWT-056", 405),
          Map.entry("TWT-057", 406),
          Map.entry("TWT-058", 413),
          Map.entry("TWT-059", 415),
          Map.entry("TWT-061", 403),
          Map.entry("TWT-062", 400),
          Map.entry("TWT-066", 403),
          Map.entry("TWT-067", 400),
          Map.entry("TWT-068", 400),
          Map.entry("TWT-071", 403));

  /** How the endpoint is configured besides its profiles. */
  record Options(
      boolean clamp, boolean voice, boolean nestedRoles, boolean loginEnd, boolean get) {}

  /** What must come: a token with these facts, or one of these refusals. */
  sealed interface Expected {
    /** A token. */
    record Token(
        ModelProfile profile,
        String identity,
        JsonObject grants,
        @Nullable Long requested,
        long effective,
        @Nullable String limitedBy)
        implements Expected {}

    /** One of these codes, each with what its answer says of the lifetime; empty for none. */
    record Refusal(Map<String, String> codes) implements Expected {
      int status(String code) {
        return STATUS.getOrDefault(code, 0);
      }
    }

    /** Which methods there are. */
    record Methods() implements Expected {}
  }

  /** Problems of one stage; those of the first that has any are what may be answered. */
  private static final class Stage {
    private final Map<String, String> codes = new java.util.TreeMap<>();

    void add(boolean wrong, String code) {
      if (wrong) {
        codes.put(code, "");
      }
    }
  }

  private final Options options;

  EndpointModel(Options options) {
    this.options = options;
  }

  String methods() {
    return options.get ? "GET, POST, OPTIONS" : "POST, OPTIONS";
  }

  Expected answer(ModelRequest request, long now) {
    if (request.method().equals("OPTIONS")) {
      return new Expected.Methods();
    }
    Stage caller = new Stage();
    caller.add(request.bearer().equals("none"), "TWT-052");
    caller.add(!Set.of("good", "none").contains(request.bearer()), "TWT-053");
    Stage page = new Stage();
    page.add(!request.headers().pageTaken(), "TWT-071");
    Stage form = form(request);
    Optional<ModelProfile> profile = profile(request);
    if (profile.isEmpty()) {
      return refusal(caller, page, form);
    }
    Stage role = new Stage();
    role.add(!admits(profile.get(), request.claims()), "TWT-054");
    Stage params = params(profile.get(), request.order());
    Stage rest = new Stage();
    conditions(profile.get(), request.claims(), rest);
    filling(profile.get(), request, rest);
    String identity = identity(profile.get(), request, rest);
    Expected.Token token = lifetime(profile.get(), request, now, identity, rest);
    for (Stage stage : List.of(caller, page, form, role, params, rest)) {
      if (!stage.codes.isEmpty()) {
        return new Expected.Refusal(stage.codes);
      }
    }
    return token;
  }

  private static Expected refusal(Stage... stages) {
    for (Stage stage : stages) {
      if (!stage.codes.isEmpty()) {
        return new Expected.Refusal(stage.codes);
      }
    }
    throw new AssertionError("nothing is wrong");
  }

  // --- the request's form ---

  private Stage form(ModelRequest request) {
    Stage form = new Stage();
    boolean get = request.method().equals("GET") && options.get;
    if (!get && !request.method().equals("POST")) {
      form.add(true, "TWT-056");
      return form;
    }
    if (get) {
      form.add(!request.query().isEmpty() && !request.query().startsWith("?identity="), "TWT-050");
    } else {
      String type = request.headers().type();
      form.add(
          type == null ? !request.body().isEmpty() : !request.headers().typeTaken(), "TWT-059");
      form.add(!request.bodyProblem().isEmpty(), request.bodyProblem());
    }
    form.add(request.acceptable().equals("none"), "TWT-057");
    form.add(request.bodyProblem().isEmpty() && profile(request).isEmpty(), "TWT-051");
    return form;
  }

  private static Optional<ModelProfile> profile(ModelRequest request) {
    String name = request.order().profile() == null ? "default" : request.order().profile();
    return ModelProfile.ALL.stream().filter(profile -> profile.name().equals(name)).findFirst();
  }

  // --- the caller ---

  private boolean admits(ModelProfile profile, Map<String, Object> claims) {
    Object roles = claims.get("groups");
    if (options.nestedRoles) {
      roles = claims.get("realm") instanceof Map<?, ?> realm ? realm.get("roles") : null;
    }
    Set<Object> held = new java.util.HashSet<>(roles instanceof List<?> list ? list : List.of());
    held.remove("**");
    return profile.roles().contains("**") || profile.roles().stream().anyMatch(held::contains);
  }

  private static Stage params(ModelProfile profile, ModelRequest.Order order) {
    Stage stage = new Stage();
    for (String name : order.params().keySet()) {
      stage.add(!profile.params().containsKey(name), "TWT-062");
    }
    profile
        .params()
        .forEach(
            (name, pattern) -> {
              String value = order.params().get(name);
              stage.add(value == null, "TWT-067");
              stage.add(value != null && !matches(pattern, value), "TWT-068");
            });
    return stage;
  }

  private static boolean matches(String pattern, String value) {
    return !value.isEmpty() && value.length() <= 256 && Pattern.matches(pattern, value);
  }

  private static void conditions(ModelProfile profile, Map<String, Object> claims, Stage rest) {
    profile
        .conditions()
        .forEach(
            (name, pattern) -> {
              Object value = claim(claims, name);
              rest.add(isMissing(value), "TWT-061");
              boolean single =
                  value instanceof String || value instanceof Number || value instanceof Boolean;
              rest.add(
                  !isMissing(value) && !(single && matches(pattern, String.valueOf(value))),
                  "TWT-066");
            });
  }

  private static @Nullable Object claim(Map<String, Object> claims, String path) {
    Object found = claims;
    for (String step : path.split("/", -1)) {
      found = found instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return found;
  }

  private static boolean isMissing(@Nullable Object claim) {
    return claim == null || claim.equals("");
  }

  private static void filling(ModelProfile profile, ModelRequest request, Stage rest) {
    for (String name : List.of("team", "org/team")) {
      if (profile.grants().contains("{claim:" + name + "}")) {
        Object value = claim(request.claims(), name);
        rest.add(isMissing(value), "TWT-061");
        boolean fits = value instanceof Number || (value instanceof String text && isFit(text));
        rest.add(!isMissing(value) && !fits, "TWT-066");
      }
    }
    for (String name : profile.params().keySet()) {
      String value = request.order().params().getOrDefault(name, "x");
      boolean everyRoom = profile.grants().contains("'{param:" + name + "}'") && value.equals("*");
      rest.add(everyRoom || !isFit(value), "TWT-068");
    }
  }

  private static boolean isFit(String text) {
    return text.length() <= 256 && text.chars().noneMatch(Character::isISOControl);
  }

  /** Who the caller is to Twilio, with what is wrong with that. */
  private String identity(ModelProfile profile, ModelRequest request, Stage rest) {
    Map<String, Object> claims = request.claims();
    Object claim = claims.containsKey("upn") ? claims.get("upn") : claims.get("sub");
    String identity = String.valueOf(claim);
    boolean possible = !identity.isBlank() && identity.length() <= 256;
    if (options.voice) {
      identity = inVoice(identity);
      possible &= identity.length() <= 121;
    }
    String said = request.order().identity();
    rest.add(said != null && !said.equals(identity), "TWT-055");
    for (String grant : keys(profile)) {
      possible &=
          switch (grant) {
            case "voice" -> identity.matches("[A-Za-z0-9_]{1,121}");
            case "chat" -> identity.chars().noneMatch(c -> "!*'();:@&=+$,/?%#[]".indexOf(c) >= 0);
            case "video" -> identity.length() <= 128;
            default -> true;
          };
    }
    rest.add(!possible, "TWT-006");
    return identity;
  }

  private static String inVoice(String text) {
    StringBuilder spelled = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      String c = String.valueOf((char) b);
      spelled.append(c.matches("[A-Za-z0-9]") ? c : String.format(Locale.ROOT, "_%02X", b & 0xff));
    }
    return spelled.toString();
  }

  // --- the lifetime ---

  private Expected.Token lifetime(
      ModelProfile profile, ModelRequest request, long now, String identity, Stage rest) {
    long max = profile.max();
    String maxBy = max == 86_400 ? "cap" : "policy";
    long min = profile.min();
    String minBy = "policy";
    for (String grant : keys(profile)) {
      if (grant.equals("voice") && max > 86_399) {
        max = 86_399;
        maxBy = "voice-grant";
      }
      if (Set.of("chat", "data_sync").contains(grant) && min < 180) {
        min = 180;
        minBy = grant + "-grant";
      }
    }
    Long asked = request.order().ttl();
    long effective = asked == null ? profile.ttl() : asked;
    String limitedBy = null;
    if (effective > max && (asked == null || options.clamp)) {
      effective = max;
      limitedBy = maxBy;
    } else if (effective > max || effective < min) {
      rest.codes.put("TWT-002", facts(min, max, effective > max ? maxBy : minBy));
    }
    if (profile.bound()) {
      Object end = options.loginEnd ? request.claims().get("login_end") : (Long) request.end();
      if (end instanceof Long seconds) {
        long left = seconds - now;
        if (left < effective && left < min) {
          rest.codes.put("TWT-004", facts(min, max, "caller-session"));
        } else if (left < effective) {
          effective = left;
          limitedBy = "caller-session";
        }
      } else {
        rest.add(true, "TWT-005");
      }
    }
    return new Expected.Token(
        profile,
        identity,
        rest.codes.isEmpty() ? grants(profile, request, identity) : JsonObject.EMPTY_JSON_OBJECT,
        asked,
        effective,
        limitedBy);
  }

  private static String facts(long min, long max, String limitedBy) {
    return min + " " + max + " " + limitedBy;
  }

  // --- the grants ---

  static List<String> keys(ModelProfile profile) {
    return new ArrayList<>(json(profile.grants()).keySet());
  }

  private static JsonObject grants(ModelProfile profile, ModelRequest request, String identity) {
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
    // a value that looks like a placeholder is none of the generator's
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
}
