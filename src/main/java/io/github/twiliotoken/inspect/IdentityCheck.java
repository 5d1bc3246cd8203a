package io.github.twiliotoken.inspect;

import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.internal.text.Text;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Identity;
import java.util.List;
import java.util.Map;

/** Checks the identity by the rules of every product in question. */
final class IdentityCheck {
  static final String NAME = "identity";

  /** The longest identity that Voice takes, in characters; Video takes 128. */
  private static final int SHORTEST_LIMIT = 121;

  private static final String SHORTER = "Use a shorter one.";

  private final Report report;

  IdentityCheck(Report report) {
    this.report = report;
  }

  void check(Map<String, Object> grants, List<Grant> rules) {
    Object value = grants.get(NAME);
    if (!grants.containsKey(NAME)) {
      report.add(FindingType.NO_IDENTITY, "Name the holder.", "grants has no identity");
    } else if (!(value instanceof String text) || text.isBlank()) {
      report.add(
          FindingType.IDENTITY,
          "Name the holder, a text in quotes.",
          "grants.identity is '%s'; it needs a text that is not blank",
          String.valueOf(value));
    } else if (text.length() > Identity.LONGEST) {
      report.add(
          FindingType.IDENTITY_TOO_LONG,
          SHORTER,
          "The identity has %d characters; no product takes over %d",
          text.length(),
          Identity.LONGEST);
    } else if (!Text.isWellFormed(text)) {
      report.add(
          FindingType.IDENTITY_CHARACTERS,
          "Use whole characters.",
          "The identity '%s' holds half a surrogate pair, which UTF-8 cannot carry",
          text);
    } else {
      rules.forEach(grant -> check(new Identity(text), grant));
    }
  }

  private void check(Identity identity, Grant grant) {
    try {
      grant.admit(identity);
    } catch (TwilioTokenException e) {
      boolean tooLong = identity.value().length() > SHORTEST_LIMIT && !(grant instanceof ChatGrant);
      report.add(
          tooLong ? FindingType.IDENTITY_TOO_LONG : FindingType.IDENTITY_CHARACTERS,
          tooLong
              ? SHORTER
              : "Leave them out. For Voice, twilio.token.identity.encoding=voice spells them in its"
                  + " alphabet.",
          "",
          e);
    }
  }
}
