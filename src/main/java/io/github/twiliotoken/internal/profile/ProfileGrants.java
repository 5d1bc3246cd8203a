package io.github.twiliotoken.internal.profile;

import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.internal.text.BoundedPattern;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The grants of a profile; placeholders are filled for each caller. */
public final class ProfileGrants {
  private final List<Grant> shape;
  private final Map<String, Template> texts;
  private final Map<String, JsonTemplate> objects;
  private final Map<String, BoundedPattern> params;
  private final boolean fixed;

  public ProfileGrants(
      List<Grant> shape,
      Map<String, Template> texts,
      Map<String, JsonTemplate> objects,
      Map<String, BoundedPattern> params) {
    this.shape = List.copyOf(shape);
    this.texts = Map.copyOf(texts);
    this.objects = Map.copyOf(objects);
    this.params = Map.copyOf(params);
    this.fixed =
        texts.values().stream().allMatch(Template::isFixed)
            && objects.values().stream()
                .flatMap(json -> json.templates().stream())
                .allMatch(Template::isFixed);
  }

  /** The grants by their kinds, with something harmless in the place of placeholders. */
  public List<Grant> shape() {
    return shape;
  }

  /** The names of the parameters that a request must give. */
  public Set<String> params() {
    return params.keySet();
  }

  /**
   * Checks the parameters of a request.
   *
   * @throws TwilioTokenException if one is missing, unknown, or does not match its pattern
   */
  public void check(Map<String, String> given) {
    for (String name : given.keySet()) {
      if (!params.containsKey(name)) {
        throw Problem.PARAMETER_UNKNOWN.because("The profile has no parameter '%s'", name);
      }
    }
    params.forEach(
        (name, pattern) -> {
          String value = given.get(name);
          if (value == null) {
            throw Problem.PARAMETER_MISSING.because("The parameter '%s' is missing", name);
          }
          if (!pattern.matches(value)) {
            throw Problem.PARAMETER_REFUSED.because(
                "The parameter '%s' does not match the profile's pattern: '%s'", name, value);
          }
        });
  }

  /**
   * The grants for one caller.
   *
   * @param claims of the verified JWT
   * @param given the parameters of the request, once they are checked
   * @throws TwilioTokenException if a claim is missing, or a value does not fit where it goes
   */
  public List<Grant> filled(Map<String, Object> claims, Map<String, String> given) {
    return fixed ? shape : new GrantFactory(new Filled(new Filling(claims, given))).make();
  }

  /** The values, filled; the grant's own check of one that does not fit is the caller's refusal. */
  private final class Filled implements GrantValues {
    private final Filling filling;

    Filled(Filling filling) {
      this.filling = filling;
    }

    @Override
    public boolean voice() {
      return shape.stream().anyMatch(VoiceGrant.class::isInstance);
    }

    @Override
    public boolean incoming() {
      return shape.stream()
          .anyMatch(grant -> grant instanceof VoiceGrant voice && voice.incomingAllow());
    }

    @Override
    public <T> Optional<T> text(String key, Function<String, T> conversion) {
      return Optional.ofNullable(texts.get(key))
          .map(
              template -> {
                String text = filling.fill(template);
                try {
                  return conversion.apply(text);
                } catch (TwilioTokenException e) {
                  throw template.unfit(e.detail());
                }
              });
    }

    @Override
    public <T> Optional<T> json(String key, Function<Map<String, Object>, T> conversion) {
      return Optional.ofNullable(objects.get(key))
          .map(json -> conversion.apply(json.filled(filling::fill)));
    }

    @Override
    public Set<String> custom() {
      Set<String> keys = new TreeSet<>();
      for (String key : objects.keySet()) {
        if (key.startsWith(GrantFactory.CUSTOM)) {
          keys.add(key.substring(GrantFactory.CUSTOM.length()));
        }
      }
      return keys;
    }
  }
}
