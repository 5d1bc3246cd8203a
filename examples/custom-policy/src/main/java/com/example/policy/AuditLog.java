package com.example.policy;

import io.github.twiliotoken.Attempt;
import io.github.twiliotoken.CredentialsRotated;
import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TokenRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.logging.Logger;

/**
 * One line of JSON for each event. JSON-P escapes what callers send, so that nobody can begin a
 * line of their own.
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

  private static JsonObjectBuilder line(String event, Attempt attempt) {
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
    LOG.info(line.build().toString());
  }
}
