package io.github.twiliotoken.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.cdi.Metric;
import io.github.twiliotoken.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page about metrics promises. */
class MetricsPageTest {
  private static final Page PAGE = Page.of(Page.SITE.resolve("how-to/metrics.md"));
  private static final Path RULES = Path.of("examples/prometheus/twilio-token-rules.yaml");

  @ParameterizedTest
  @EnumSource
  void everyMetricIsDescribed(Metric metric) {
    String row =
        "\\| `" + Pattern.quote(metric.id()) + "` \\| (counter|timer, histogram|gauge) \\| `";

    assertTrue(
        Pattern.compile(row + Pattern.quote(metric.unit()) + "` \\|").matcher(PAGE.text()).find(),
        metric.id());
  }

  @Test
  void anAlertHasEveryCodeThatCallersCanOnlyWaitFor() throws IOException {
    Matcher codes = Pattern.compile("code=~\"([^\"]+)\"").matcher(Files.readString(RULES));
    assertTrue(codes.find());
    Pattern alerted = Pattern.compile(codes.group(1));

    List<Problem> expected =
        Arrays.stream(Problem.values())
            .filter(problem -> problem.status() == 503 || problem == Problem.SERVER_FAULT)
            .toList();

    assertEquals(
        expected,
        Arrays.stream(Problem.values())
            .filter(problem -> alerted.matcher(problem.code()).matches())
            .toList());
  }
}
