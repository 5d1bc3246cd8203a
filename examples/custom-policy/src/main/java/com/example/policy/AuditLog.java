package com.example.policy;

import io.github.twiliotoken.CredentialsRotated;
import io.github.twiliotoken.TokenAttempt;
import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TokenRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.logging.Logger;

/**
 * One line of JSON for each event. JSON-P escapes quotes and the controls of ASCII in what callers
 * send; what else could break, hide or reverse a line is escaped here.
 */
@ApplicationScoped
public class AuditLog {
  private static final Logger LOG = Logger.getLogger("com.example.audit");

  void issued(@Observes TokenIssued event) {
    JsonObjectBuilder line = line("issued", event.attempt()).add("token", event.tokenId());
    event.lifetime().requested().ifPresent(asked -> line.add("requested", asked.toSeconds()));
    line.add("effective", event.lifetime().effective().seconds());
    event.lifetime().limitedBy().ifPresent(by -> line.add("limited_by", by));
    write(line);
  }

  void refused(@Observes TokenRefused event) {
    JsonObjectBuilder line = line("refused", event.attempt());
    event.requested().ifPresent(asked -> line.add("requested", asked.toSeconds()));
    write(line.add("code", event.problem().code()).add("reason", event.reason()));
  }

  void rotated(@Observes CredentialsRotated event) {
    JsonObjectBuilder line =
        Json.createObjectBuilder().add("event", "rotated").add("at", event.at().toString());
    event.account().ifPresent(account -> line.add("account", account));
    write(line.add("before", event.previousKeySid()).add("now", event.keySid()));
  }

  private static JsonObjectBuilder line(String event, TokenAttempt attempt) {
    JsonObjectBuilder line =
        Json.createObjectBuilder().add("event", event).add("at", attempt.at().toString());
    attempt.caller().ifPresent(caller -> line.add("caller", caller));
    attempt.identity().ifPresent(identity -> line.add("identity", identity.value()));
    attempt.profile().ifPresent(profile -> line.add("profile", profile));
    attempt.account().ifPresent(account -> line.add("account", account));
    JsonObjectBuilder grants = Json.createObjectBuilder();
    attempt
        .grants()
        .forEach((grant, resources) -> grants.add(grant, Json.createArrayBuilder(resources)));
    return line.add("grants", grants);
  }

  private static void write(JsonObjectBuilder line) {
    LOG.info(escaped(line.build().toString()));
  }

  /**
   * RFC 8259, section 7, allows an escape for any character; outside of texts JSON has only ASCII.
   */
  private static String escaped(String json) {
    StringBuilder escaped = new StringBuilder();
    json.codePoints()
        .forEach(
            point -> {
              if (isPlain(point)) {
                escaped.appendCodePoint(point);
              } else {
                for (char unit : Character.toChars(point)) {
                  escaped.append(String.format("\\u%04x", (int) unit));
                }
              }
            });
    return escaped.toString();
  }

  private static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, // U+0085 and its like
          Character.FORMAT, // marks of direction
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE, // half a pair
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
