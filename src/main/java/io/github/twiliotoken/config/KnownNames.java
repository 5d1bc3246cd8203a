package io.github.twiliotoken.config;

import io.github.twiliotoken.problem.Problem;
import java.util.regex.Pattern;

/**
 * Names under our prefixes that mean nothing are refused: a misspelt bound would silently widen a
 * policy.
 */
final class KnownNames {
  static final Pattern NAME = Pattern.compile("[a-z0-9]+");

  private static final Pattern OURS = Pattern.compile("twilio\\.(token|accounts)\\..*");
  private static final Pattern KNOWN =
      Pattern.compile(
          "twilio\\.token\\.(ttl|ttl\\.max|ttl\\.min|ttl\\.excess|session\\.bound|session\\.claim"
              + "|identity\\.claim|roles\\.claim|nbf\\.backdate|profiles"
              + "|endpoint\\.audience\\.any"
              + "|profile\\.[a-z0-9]+\\.(roles|ttl|ttl\\.min|ttl\\.max|session\\.bound"
              + "|voice\\.incoming\\.allow|voice\\.outgoing\\.application\\.sid"
              + "|voice\\.outgoing\\.params|voice\\.push\\.credential\\.sid|voice\\.endpoint\\.id"
              + "|chat\\.service\\.sid|chat\\.endpoint\\.id|chat\\.deployment\\.role\\.sid"
              + "|chat\\.push\\.credential\\.sid|video\\.room|sync\\.service\\.sid"
              + "|sync\\.endpoint\\.id|taskrouter\\.workspace\\.sid|taskrouter\\.worker\\.sid"
              + "|taskrouter\\.role|grant\\..+))");

  private KnownNames() {}

  static void check(Source source) {
    for (String name : source.names()) {
      if (OURS.matcher(name).matches() && !KNOWN.matcher(name).matches()) {
        source.report(Problem.SETTING_UNKNOWN.because("The setting '%s' means nothing", name));
      }
    }
  }
}
