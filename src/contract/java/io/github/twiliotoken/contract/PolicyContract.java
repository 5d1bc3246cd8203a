package io.github.twiliotoken.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gets what from five profiles over two accounts, as a table. */
public interface PolicyContract extends Contract {
  String EU_ACCOUNT = "ACeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";
  String EU_KEY = "SKeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";
  String EU_SECRET = "canary0of0europe0canary0of0europe";
  String WORKER = "WK55555555555555555555555555555555";

  /** Caller, request, answer: the status with its code, or the account, lifetime and grants. */
  String TABLE =
      """
      nobody  | {"params": {"room": "standup"}} | 401 TWT-052
      forger  | {"params": {"room": "standup"}} | 401 TWT-053
      alice   | {"params": {"room": "standup"}} | 200 unnamed, 900 s, {"identity":"alice","video":{"room":"team-red.standup"}}
      alice   | {"params": {"room": "standup"}, "identity": "alice", "ttl": 60} | 200 unnamed, 60 s, {"identity":"alice","video":{"room":"team-red.standup"}}
      alice   | {"params": {"room": "standup"}, "ttl": 3600} | 200 unnamed, 3600 s, {"identity":"alice","video":{"room":"team-red.standup"}}
      alice   | {"params": {"room": "standup"}, "ttl": 59} | 400 TWT-002
      alice   | {"params": {"room": "standup"}, "ttl": 3601} | 400 TWT-002
      alice   | {"params": {"room": "standup"}, "identity": "bob"} | 403 TWT-055
      alice   | {"params": {"room": "standup", "team": "blue"}} | 400 TWT-062
      alice   | {"params": {"room": "a.b"}} | 400 TWT-068
      alice   | {"params": {"room": "*"}} | 400 TWT-068
      alice   | {"params": {"room": ""}} | 400 TWT-068
      alice   | {"params": {"room": "{claim:team}"}} | 400 TWT-068
      alice   | {"params": {"room": "123456789012345678901234567890123"}} | 400 TWT-068
      alice   | {} | 400 TWT-067
      alice   | {"room": "standup"} | 400 TWT-050
      alice   | {"profile": "nightly"} | 400 TWT-051
      alice   | {"profile": "softphone"} | 200 unnamed, 600 s, {"identity":"alice","voice":{"incoming":{"allow":true},"outgoing":{"application_sid":"AP01…"}}}
      alice   | {"profile": "softphone", "ttl": 600} | 200 unnamed, 600 s, {"identity":"alice","voice":{"incoming":{"allow":true},"outgoing":{"application_sid":"AP01…"}}}
      alice   | {"profile": "softphone", "ttl": 601} | 400 TWT-002
      alice   | {"profile": "softphone", "params": {"room": "standup"}} | 400 TWT-062
      alice   | {"profile": "supervisor"} | 403 TWT-054
      alice   | {"profile": "support", "params": {"device": "desk"}} | 403 TWT-054
      alice   | {"profile": "night"} | 403 TWT-054
      brief   | {"params": {"room": "standup"}, "ttl": 900} | 200 unnamed, to the end of the login, {"identity":"brief","video":{"room":"team-red.standup"}}
      late    | {"params": {"room": "standup"}} | 401 TWT-004
      dashed  | {"params": {"room": "standup"}} | 403 TWT-066
      teamless| {"params": {"room": "standup"}} | 403 TWT-061
      teamless| {"profile": "softphone"} | 403 TWT-054
      ann@b.c | {"params": {"room": "standup"}} | 200 unnamed, 900 s, {"identity":"ann@b.c","video":{"room":"team-red.standup"}}
      ann@b.c | {"profile": "softphone"} | 403 TWT-006
      carol   | {"profile": "supervisor"} | 200 unnamed, 900 s, {"identity":"carol","voice":{"incoming":{"allow":true}},"task_router":{"workspace_sid":"WS01…","worker_sid":"WK55…"}}
      carol   | {"profile": "supervisor", "ttl": 1800} | 200 unnamed, 1800 s, {"identity":"carol","voice":{"incoming":{"allow":true}},"task_router":{"workspace_sid":"WS01…","worker_sid":"WK55…"}}
      carol   | {"profile": "supervisor", "ttl": 1801} | 400 TWT-002
      carol   | {"profile": "supervisor", "params": {"worker": "WK66666666666666666666666666666666"}} | 400 TWT-062
      carol   | {"profile": "softphone"} | 403 TWT-054
      bronze  | {"profile": "supervisor"} | 403 TWT-066
      golden  | {"profile": "supervisor"} | 403 TWT-066
      noacr   | {"profile": "supervisor"} | 403 TWT-061
      nowork  | {"profile": "supervisor"} | 403 TWT-061
      badwork | {"profile": "supervisor"} | 403 TWT-066
      grace   | {"profile": "support", "params": {"device": "desk"}} | 200 eu, 900 s, {"identity":"grace","chat":{"service_sid":"IS01…","endpoint_id":"phone-desk"}}
      grace   | {"profile": "support", "params": {"device": "a-b"}} | 400 TWT-068
      grace   | {"profile": "support"} | 400 TWT-067
      grace   | {"profile": "night"} | 403 TWT-054
      heidi   | {"profile": "night"} | 200 eu, 28800 s, {"identity":"heidi","data_sync":{"service_sid":"IS01…"}}
      heidi   | {"profile": "night", "ttl": 43200} | 200 eu, 43200 s, {"identity":"heidi","data_sync":{"service_sid":"IS01…"}}
      heidi   | {"profile": "night", "ttl": 43201} | 400 TWT-002
      """;

  String SETTINGS =
      """
      twilio.accounts.eu.account.sid=%s
      twilio.accounts.eu.api.key=%s
      twilio.accounts.eu.api.secret=%s
      twilio.accounts.eu.region=ie1
      twilio.accounts.eu.edge=dublin
      twilio.token.profiles=default,softphone,supervisor,support,night
      twilio.token.profile.default.roles=**
      twilio.token.profile.default.video.room=team-{claim:team}.{param:room}
      twilio.token.profile.default.claim.team.pattern=[a-z0-9]+
      twilio.token.profile.default.param.room.pattern=[a-z0-9-]{1,32}
      twilio.token.profile.softphone.roles=agent
      twilio.token.profile.softphone.voice.incoming.allow=true
      twilio.token.profile.softphone.voice.outgoing.application.sid=%s
      twilio.token.profile.softphone.ttl.max=PT10M
      twilio.token.profile.supervisor.roles=supervisor
      twilio.token.profile.supervisor.claim.acr.pattern=gold|silver
      twilio.token.profile.supervisor.voice.incoming.allow=true
      twilio.token.profile.supervisor.taskrouter.workspace.sid=%s
      twilio.token.profile.supervisor.taskrouter.worker.sid={claim:worker}
      twilio.token.profile.supervisor.ttl.max=PT30M
      twilio.token.profile.support.account=eu
      twilio.token.profile.support.roles=support
      twilio.token.profile.support.chat.service.sid=%s
      twilio.token.profile.support.chat.endpoint.id=phone-{param:device}
      twilio.token.profile.support.param.device.pattern=[a-z0-9]{1,16}
      twilio.token.profile.night.account=eu
      twilio.token.profile.night.roles=night
      twilio.token.profile.night.sync.service.sid=%s
      twilio.token.profile.night.session.bound=false
      twilio.token.profile.night.ttl=PT8H
      twilio.token.profile.night.ttl.max=PT12H
      """
          .formatted(
              EU_ACCOUNT,
              EU_KEY,
              EU_SECRET,
              Settings.APPLICATION,
              Settings.APPLICATION.replace("AP", "WS"),
              Settings.SERVICE,
              Settings.SERVICE);

  @Test
  default void eachCallerGetsWhatTheTableSays() throws IOException {
    List<String> wanted = new ArrayList<>();
    List<String> got = new ArrayList<>();
    StringBuilder table = new StringBuilder("| caller | request | answer |\n|---|---|---|\n");
    for (String line : TABLE.lines().toList()) {
      String[] row = line.split(" *\\| *", 3);
      String answer = answer(row[0], row[1]);
      wanted.add(String.join(" | ", row));
      got.add(row[0] + " | " + row[1] + " | " + answer);
      table.append("| %s | `%s` | `%s` |\n".formatted(row[0], row[1], answer));
    }
    Files.writeString(Path.of("target/policy-table.md"), table);

    assertEquals(String.join("\n", wanted), String.join("\n", got));
  }

  private String answer(String name, String order) {
    if (name.equals("nobody")) {
      return shown(http().send(http().to("twilio/token").POST(Http.text(order))), null);
    }
    JWTClaimsSet.Builder caller = caller(name);
    String bearer =
        name.equals("forger")
            ? CallerJwt.sign(caller, CallerJwt.newKeys())
            : CallerJwt.sign(caller);
    HttpResponse<String> answer = http().send(http().tokenRequest(bearer, order));
    return http().isOwn(OwnAnswer.BAD_BEARER, answer)
        ? "401 TWT-053"
        : shown(answer, caller.getClaims().get("exp"));
  }

  /** Callers differ in one thing each; a login lasts two hours. */
  private static JWTClaimsSet.Builder caller(String name) {
    JWTClaimsSet.Builder agent = lasting(CallerJwt.claims(name).claim("team", "red"), 7200);
    JWTClaimsSet.Builder supervisor =
        lasting(CallerJwt.claims(name), 7200)
            .claim("groups", List.of("supervisor"))
            .claim("acr", "silver")
            .claim("worker", WORKER);
    return switch (name) {
      case "brief" -> lasting(agent, 120);
      case "late" -> lasting(agent, 50);
      case "dashed" -> agent.claim("team", "red-1");
      case "teamless" -> agent.claim("team", null).claim("groups", List.of("**", "x"));
      case "carol" -> supervisor;
      case "bronze" -> supervisor.claim("acr", "bronze");
      case "golden" -> supervisor.claim("acr", "golden");
      case "noacr" -> supervisor.claim("acr", null);
      case "nowork" -> supervisor.claim("worker", null);
      case "badwork" -> supervisor.claim("worker", "WK5");
      case "grace" -> agent.claim("groups", List.of("support"));
      case "heidi" -> lasting(agent, 90).claim("groups", List.of("night"));
      default -> agent;
    };
  }

  private static JWTClaimsSet.Builder lasting(JWTClaimsSet.Builder caller, int seconds) {
    return caller.expirationTime(Date.from(Instant.now().plusSeconds(seconds)));
  }

  /** The answer as a line, once signature, account and lifetime are found to be what it says. */
  private static String shown(HttpResponse<String> answer, Object endOfLogin) {
    JsonObject json = Http.json(answer.body());
    if (answer.statusCode() != 200) {
      Http.assertProblem(answer, answer.statusCode(), json.getString("code"));
      assertFalse(answer.body().contains(EU_SECRET), answer.body());
      return answer.statusCode() + " " + json.getString("code");
    }
    Http.assertHeaders(answer);
    boolean eu = List.of("support", "night").contains(json.getString("profile"));
    String token = json.getString("token");
    JsonObject claims = Http.verifiedClaims(token, eu ? EU_SECRET : Settings.SECRET);
    assertEquals(eu ? EU_KEY : Settings.KEY, claims.getString("iss"));
    assertEquals(eu ? EU_ACCOUNT : Settings.ACCOUNT, claims.getString("sub"));
    assertEquals(eu ? "ie1" : null, region(token));
    assertEquals(
        eu ? "ie1 dublin" : " ", json.getString("region", "") + " " + json.getString("edge", ""));
    long exp = claims.getJsonNumber("exp").longValue();
    assertEquals(json.getInt("expires_in"), exp - claims.getJsonNumber("nbf").longValue());
    String lifetime = json.getInt("expires_in") + " s";
    if (json.getJsonObject("lifetime").getString("limited_by", "").equals("caller-session")) {
      assertEquals(((Date) endOfLogin).toInstant().getEpochSecond(), exp);
      lifetime = "to the end of the login";
    }
    String grants =
        claims.get("grants").toString().replaceAll("([A-Z]{2}[0-9a-f]{2})[0-9a-f]{30}", "$1…");
    return "200 " + (eu ? "eu" : "unnamed") + ", " + lifetime + ", " + grants;
  }

  private static Object region(String token) {
    try {
      return SignedJWT.parse(token).getHeader().getCustomParam("twr");
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }
}
