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

/**
 * Gives the grants of one profile, with placeholders filled for each caller. A profile without
 * placeholders has its grants made once, at deployment.
 */
public final class ProfileGrants {
  private final List<Grant> samples;
  private final Map<String, Template> texts;
  private final Map<String, JsonTemplate> objects;
  private final Map<String, BoundedPattern> params;
  private final boolean fixed;

  /**
   * Creates the grants of a profile.
   *
   * @param samples the grants with samples in the place of placeholders
   * @param texts the text values, by their key within the profile
   * @param objects the JSON values, by their key within the profile
   * @param params the pattern of each parameter, by name
   */
  public ProfileGrants(
      List<Grant> samples,
      Map<String, Template> texts,
      Map<String, JsonTemplate> objects,
      Map<String, BoundedPattern> params) {
    this.samples = List.copyOf(samples);
    this.texts = Map.copyOf(texts);
    this.objects = Map.copyOf(objects);
    this.params = Map.copyOf(params);
    this.fixed =
        texts.values().stream().allMatch(Template::isFixed)
            && objects.values().stream().allMatch(JsonTemplate::isFixed);
  }

  /** Returns the grants with samples in the place of placeholders. */
  public List<Grant> samples() {
    return samples;
  }

  /** Returns the names of the parameters that a request must give. */
  public Set<String> params() {
    return params.keySet();
  }

  /**
   * Checks the parameters of a request against their patterns.
   *
   * @throws TwilioTokenException if one is missing, unknown, or does not match its pattern
   */
  public void checkParams(Map<String, String> given) {
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
   * Returns the grants for one caller.
   *
   * @param claims the claims of the caller's verified JWT
   * @param given the parameters of the request, which {@link #checkParams} has accepted
   * @throws TwilioTokenException if a claim is missing, or a value does not fit where it goes
   */
  public List<Grant> fill(Map<String, Object> claims, Map<String, String> given) {
    return fixed ? samples : new GrantFactory(new FilledValues(claims, given)).make();
  }

  /** Supplies the values filled for one caller; what a grant refuses is the caller's refusal. */
  private final class FilledValues implements GrantValues {
    private final Map<String, Object> claims;
    private final Map<String, String> given;

    FilledValues(Map<String, Object> claims, Map<String, String> given) {
      this.claims = claims;
      this.given = given;
    }

    @Override
    public boolean voice() {
      return samples.stream().anyMatch(VoiceGrant.class::isInstance);
    }

    @Override
    public boolean incoming() {
      return samples.stream()
          .anyMatch(grant -> grant instanceof VoiceGrant voice && voice.incomingAllow());
    }

    @Override
    public <T> Optional<T> text(String key, Function<String, T> conversion) {
      return Optional.ofNullable(texts.get(key))
          .map(
              template -> {
                String text = template.fill(claims, given);
                try {
                  return conversion.apply(text);
                } catch (TwilioTokenException e) {
                  throw template.refusal(e.detail());
                }
              });
    }

    @Override
    public <T> Optional<T> json(String key, Function<Map<String, Object>, T> conversion) {
      return Optional.ofNullable(objects.get(key))
          .map(json -> conversion.apply(json.fill(claims, given)));
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
