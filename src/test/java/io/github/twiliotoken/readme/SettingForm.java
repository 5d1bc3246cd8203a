package io.github.twiliotoken.readme;

import static io.github.twiliotoken.internal.config.ConfigFixture.HEX;
import static io.github.twiliotoken.internal.config.ConfigFixture.SECRET;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values made from the words in which the reference says what a setting may be. What the words
 * promise is then read by the real readers: both sides of each boundary.
 *
 * @param accepted values that the words allow
 * @param refused values that they exclude
 */
record SettingForm(List<String> accepted, List<String> refused) {
  private static final Pattern CHOICE = Pattern.compile("`(\\w+)` or `(\\w+)`");
  private static final Pattern DURATION = Pattern.compile("duration, `(P\\w.*)` to `(P\\w.*)`");
  private static final Pattern SID = Pattern.compile("`([A-Z]{2})` and 32 hexadecimal digits");
  private static final Pattern COUNT = Pattern.compile("1 to ([0-9]+) of `a-z`, `0-9` and `-`");
  private static final Pattern PRINTABLE = Pattern.compile("1 to ([0-9]+) printable characters");
  private static final Pattern BYTES = Pattern.compile("at least ([0-9]+) bytes, no white space");
  private static final Pattern RATE =
      Pattern.compile(
          "1 to ([0-9]+) tokens in `(P\\w+)` to `(P\\w+)`, such as `(.+)`; or `(\\w+)`");
  private static final Pattern MOST = Pattern.compile("at most ([0-9]+) characters");

  static SettingForm of(String words) {
    Matcher found = CHOICE.matcher(words);
    if (found.matches()) {
      return form(List.of(group(found, 1), group(found, 2)), "neither", group(found, 1) + "x");
    }
    found = DURATION.matcher(words);
    if (found.matches()) {
      return duration(Duration.parse(group(found, 1)), Duration.parse(group(found, 2)));
    }
    found = SID.matcher(words);
    if (found.matches()) {
      String sid = group(found, 1) + HEX;
      return form(List.of(sid), sid + "0", "XX" + HEX, sid.replace('f', 'g'));
    }
    found = COUNT.matcher(words);
    if (found.matches()) {
      int most = number(found);
      return form(List.of("a", "9-" + "z".repeat(most - 2)), "a".repeat(most + 1), "A", "a_b");
    }
    found = PRINTABLE.matcher(words);
    if (found.matches()) {
      int most = number(found);
      return form(List.of("~", "x".repeat(most)), "x".repeat(most + 1), "a b", "é");
    }
    found = BYTES.matcher(words);
    if (found.matches()) {
      int least = number(found);
      return form(List.of("x".repeat(least)), "x".repeat(least - 1), "x".repeat(least) + " y");
    }
    found = RATE.matcher(words);
    if (found.matches()) {
      return rate(found);
    }
    found = MOST.matcher(words);
    if (found.matches()) {
      return form(List.of("x".repeat(number(found))), "x".repeat(number(found) + 1));
    }
    return switch (words) {
      case "text" -> form(List.of("x"));
      case "names, with commas" -> form(List.of("default"), "a,,b");
      case "names, with commas; not `**`" -> form(List.of("support,admin"), "a,,b", "**");
      case "regular expression" -> form(List.of("[a-z]+"), "(");
      case "JSON object" -> form(List.of("{\"team\": \"red\"}"), "[1]", "{", "1");
      case "path of a file" -> form(List.of(), "/there/is/no/such/file");
      case "two small letters and a digit" -> form(List.of("us1"), "US1", "ie", "ie12");
      case "origins such as `https://app.example.com`, with commas" ->
          form(
              List.of("https://app.example.com", "http://a.example.com:8080,https://b.example.com"),
              "https://app.example.com/",
              "https://app.example.com:443",
              "app.example.com");
      case "`https://HOST`, or `http` to this machine" ->
          form(
              List.of("https://proxy.example.com", "http://127.0.0.1:9"),
              "http://proxy.example.com",
              "https://proxy.example.com/path");
      default -> throw new IllegalArgumentException("No values are known for: " + words);
    };
  }

  /** What belongs into a file, so that a setting may name it. */
  static String content(String key) {
    return key.endsWith("credentials.location")
        ? "twilio.api.key=SK" + HEX + "\ntwilio.api.secret=" + SECRET
        : SECRET;
  }

  private static SettingForm duration(Duration least, Duration most) {
    Duration step = Duration.ofMillis(1);
    return form(
        List.of(least.toString(), most.toString()),
        least.minus(step).toString(),
        most.plus(step).toString(),
        "15m");
  }

  private static SettingForm rate(Matcher found) {
    int most = number(found);
    Duration longest = Duration.parse(group(found, 3));
    return form(
        List.of("1/" + group(found, 2), most + "/" + longest, group(found, 4), group(found, 5)),
        "0/" + longest,
        (most + 1) + "/" + longest,
        "1/" + longest.plusMillis(1),
        "1/" + Duration.parse(group(found, 2)).minusMillis(1));
  }

  private static SettingForm form(List<String> accepted, String... refused) {
    return new SettingForm(accepted, List.of(refused));
  }

  private static int number(Matcher found) {
    return Integer.parseInt(group(found, 1));
  }

  private static String group(Matcher found, int number) {
    return requireNonNull(found.group(number));
  }
}
