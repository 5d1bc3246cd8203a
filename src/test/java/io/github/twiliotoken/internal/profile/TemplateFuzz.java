package io.github.twiliotoken.internal.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.fuzz.FuzzInput;
import io.github.twiliotoken.internal.text.BoundedPattern;
import io.github.twiliotoken.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fills templates of a claim {@code a} and a parameter {@code b}. The text is what naive
 * replacement gives, and where the deployment took the template, no two fillings give one text.
 */
public final class TemplateFuzz {
  private static final Set<Problem> TEMPLATE = Set.of(Problem.TEMPLATE_NOT_POSSIBLE);
  private static final Set<Problem> VALUES =
      Set.of(
          Problem.CLAIM_MISSING,
          Problem.CLAIM_REFUSED,
          Problem.PARAMETER_MISSING,
          Problem.PARAMETER_REFUSED);

  /** What one caller brings along. */
  private record Values(String claim, String param) {}

  private TemplateFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    FuzzInput input = new FuzzInput(data);
    String text = input.line();
    Optional<BoundedPattern> claim = pattern(input.line());
    Optional<BoundedPattern> param = pattern(input.line());
    List<Values> values =
        List.of(new Values(input.line(), input.line()), new Values(input.line(), input.line()));

    Optional<Template> parsed =
        FuzzInput.accepted(TEMPLATE, () -> Template.parse(text).withoutStrayBraces());
    if (parsed.isEmpty()) {
      assertTrue(text.contains("{") || text.contains("}"), "refused: " + text);
      return;
    }
    Template template = parsed.get();
    assertEquals(!text.contains("{"), template.isFixed());
    boolean unambiguous =
        FuzzInput.accepted(
                TEMPLATE,
                () -> {
                  template.checkSeparators(
                      at -> at.param() ? param : claim, Template.Placeholder::name);
                  return true;
                })
            .isPresent();
    if (!unambiguous) {
      return;
    }
    Optional<String> first = filled(template, values.get(0), claim, param);
    Optional<String> second = filled(template, values.get(1), claim, param);
    first.ifPresent(filled -> assertEquals(naive(text, values.get(0)), filled));
    if (first.isPresent() && first.equals(second)) {
      checkSame(template, values);
    }
  }

  /** Each placeholder that is filled has the same value in both. */
  private static void checkSame(Template template, List<Values> values) {
    for (Template.Placeholder placeholder : template.placeholders()) {
      assertEquals(
          placeholder.param() ? values.get(0).param : values.get(0).claim,
          placeholder.param() ? values.get(1).param : values.get(1).claim,
          () -> template.text() + " is ambiguous");
    }
  }

  /** The text, where each value fits its pattern, and the template takes it. */
  private static Optional<String> filled(
      Template template,
      Values values,
      Optional<BoundedPattern> claim,
      Optional<BoundedPattern> param) {
    if (claim.filter(pattern -> !pattern.matches(values.claim)).isPresent()
        || param.filter(pattern -> !pattern.matches(values.param)).isPresent()) {
      return Optional.empty();
    }
    Optional<String> filled =
        FuzzInput.accepted(
            VALUES, () -> template.fill(Map.of("a", values.claim), Map.of("b", values.param)));
    filled
        .filter(text -> !template.isFixed())
        .ifPresent(text -> assertFalse(text.equals("*"), "every room is filled in"));
    return filled;
  }

  /** Cuts the text at each placeholder, and never looks at what it has put in. */
  private static String naive(String text, Values values) {
    int claim = text.indexOf("{claim:a}");
    int param = text.indexOf("{param:b}");
    if (claim < 0 && param < 0) {
      return text;
    }
    boolean claimFirst = param < 0 || (claim >= 0 && claim < param);
    int at = claimFirst ? claim : param;
    return text.substring(0, at)
        + (claimFirst ? values.claim : values.param)
        + naive(text.substring(at + "{claim:a}".length()), values);
  }

  private static Optional<BoundedPattern> pattern(String regex) {
    return regex.isEmpty()
        ? Optional.empty()
        : FuzzInput.accepted(Set.of(Problem.SETTING_MALFORMED), () -> new BoundedPattern(regex));
  }
}
