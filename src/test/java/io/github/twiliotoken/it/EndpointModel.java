package io.github.twiliotoken.it;

import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Predicts what the endpoint answers: its rules, written a second time and as plainly as possible.
 * It uses no code of the product, only its codes and the names of claims and grants.
 */
final class EndpointModel {
  /**
   * How the endpoint is configured besides its profiles.
   *
   * @param clamp whether a lifetime over the maximum is cut, not refused
   * @param voice whether identities are encoded for Voice
   * @param nestedRoles whether the roles are in the claim {@code realm/roles}
   * @param loginEnd whether the claim {@code login_end} says when the login ends
   * @param get whether {@code GET} is served, and pages of {@link ModelSuite#LISTED}
   */
  record Options(
      boolean clamp, boolean voice, boolean nestedRoles, boolean loginEnd, boolean get) {}

  /** The problems of one stage. A refusal names one of those of the first stage that has any. */
  static final class Stage {
    private final Map<String, String> codes = new TreeMap<>();

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

  /**
   * Predicts the answer.
   *
   * @param now the second at which the server reads its clock
   */
  ModelAnswer answer(ModelRequest request, long now) {
    if (request.method().equals("OPTIONS")) {
      return new ModelAnswer.Methods();
    }
    Stage caller = new Stage();
    caller.add(request.bearer().equals("none"), "TWT-052");
    caller.add(!Set.of("good", "none").contains(request.bearer()), "TWT-053");
    Stage page = new Stage();
    page.add(!request.headers().pageTaken(), "TWT-071");
    Stage form = form(request);
    Optional<ModelProfile> profile = profile(request);
    if (profile.isEmpty()) {
      return refusal(caller, page, form).orElseThrow();
    }
    Stage role = new Stage();
    role.add(!admits(profile.get(), request.claims()), "TWT-054");
    Stage params = params(profile.get(), request.order());
    Stage rest = new Stage();
    conditions(profile.get(), request.claims(), rest);
    filling(profile.get(), request, rest);
    String identity = new ModelIdentity(options.voice).of(profile.get(), request, rest);
    ModelAnswer.Token token = lifetime(profile.get(), request, now, identity, rest);
    return refusal(caller, page, form, role, params, rest).orElse(token);
  }

  private static Optional<ModelAnswer> refusal(Stage... stages) {
    return Stream.of(stages)
        .filter(stage -> !stage.codes.isEmpty())
        .findFirst()
        .map(stage -> new ModelAnswer.Refusal(stage.codes));
  }

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

  private boolean admits(ModelProfile profile, Map<String, Object> claims) {
    Object roles = claims.get("groups");
    if (options.nestedRoles) {
      roles = claims.get("realm") instanceof Map<?, ?> realm ? realm.get("roles") : null;
    }
    Set<Object> held = new HashSet<>(roles instanceof List<?> list ? list : List.of());
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
              Object value = ModelGrants.claim(claims, name);
              rest.add(isMissing(value), "TWT-061");
              boolean single =
                  value instanceof String || value instanceof Number || value instanceof Boolean;
              rest.add(
                  !isMissing(value) && !(single && matches(pattern, String.valueOf(value))),
                  "TWT-066");
            });
  }

  private static boolean isMissing(@Nullable Object claim) {
    return claim == null || claim.equals("");
  }

  private static void filling(ModelProfile profile, ModelRequest request, Stage rest) {
    for (String name : List.of("team", "org/team")) {
      if (profile.grants().contains("{claim:" + name + "}")) {
        Object value = ModelGrants.claim(request.claims(), name);
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

  private ModelAnswer.Token lifetime(
      ModelProfile profile, ModelRequest request, long now, String identity, Stage rest) {
    long max = profile.lifetime().max();
    String maxBy = max == 86_400 ? "cap" : "policy";
    long min = profile.lifetime().min();
    String minBy = "policy";
    for (String grant : ModelGrants.keys(profile)) {
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
    long effective = asked == null ? profile.lifetime().standard() : asked;
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
    return new ModelAnswer.Token(
        profile,
        identity,
        rest.codes.isEmpty()
            ? ModelGrants.filled(profile, request, identity)
            : JsonObject.EMPTY_JSON_OBJECT,
        asked,
        effective,
        limitedBy);
  }

  private static String facts(long min, long max, String limitedBy) {
    return min + " " + max + " " + limitedBy;
  }
}
