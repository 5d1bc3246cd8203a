package io.github.twiliotoken.it;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A profile as the endpoint's model knows it, written down beside its settings.
 *
 * @param roles whose callers may ask; {@code **} for all
 * @param eu whether the account {@code eu} signs, not the unnamed one
 * @param lifetime default and bounds, without the grants' own bounds
 * @param bound whether the caller's login limits the lifetime
 * @param conditions patterns of claims, by name
 * @param params patterns of parameters, by name
 * @param grants what the token holds, in JSON, with placeholders
 */
record ModelProfile(
    String name,
    Set<String> roles,
    boolean eu,
    Lifetime lifetime,
    boolean bound,
    Map<String, String> conditions,
    Map<String, String> params,
    String grants) {
  /** Seconds. */
  record Lifetime(long standard, long min, long max) {}

  /** The values of the global settings. */
  private static final Lifetime GLOBAL = new Lifetime(900, 60, 3600);

  static final String SETTINGS =
      """
      twilio.accounts.eu.account.sid=ACeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee
      twilio.accounts.eu.api.key=SKeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee
      twilio.accounts.eu.api.secret=canary0of0europe0canary0of0europe
      twilio.accounts.eu.region=ie1
      twilio.token.profiles=default,team,softphone,desk,supervisor,support,night,long,day,acme
      twilio.token.profile.default.roles=**
      twilio.token.profile.default.video.room=standup
      twilio.token.profile.team.roles=**
      twilio.token.profile.team.video.room=team-{claim:team}.{param:room}
      twilio.token.profile.team.claim.team.pattern=[a-z0-9]+
      twilio.token.profile.team.param.room.pattern=[a-z0-9-]{1,32}
      twilio.token.profile.softphone.roles=agent
      twilio.token.profile.softphone.voice.incoming.allow=true
      twilio.token.profile.softphone.voice.outgoing.application.sid=AP11111111111111111111111111111111
      twilio.token.profile.softphone.ttl.max=PT10M
      twilio.token.profile.desk.roles=agent,supervisor
      twilio.token.profile.desk.voice.incoming.allow=true
      twilio.token.profile.desk.chat.service.sid=IS22222222222222222222222222222222
      twilio.token.profile.desk.chat.endpoint.id=phone-{param:device}
      twilio.token.profile.desk.param.device.pattern=[a-z0-9]{1,16}
      twilio.token.profile.supervisor.roles=supervisor
      twilio.token.profile.supervisor.claim.acr.pattern=gold|silver
      twilio.token.profile.supervisor.taskrouter.workspace.sid=WS33333333333333333333333333333333
      twilio.token.profile.supervisor.taskrouter.role=worker
      twilio.token.profile.supervisor.ttl=PT20M
      twilio.token.profile.supervisor.ttl.max=PT30M
      twilio.token.profile.support.account=eu
      twilio.token.profile.support.roles=support
      twilio.token.profile.support.chat.service.sid=IS44444444444444444444444444444444
      twilio.token.profile.support.ttl.min=PT5M
      twilio.token.profile.night.account=eu
      twilio.token.profile.night.roles=night
      twilio.token.profile.night.sync.service.sid=IS55555555555555555555555555555555
      twilio.token.profile.night.session.bound=false
      twilio.token.profile.night.ttl=PT8H
      twilio.token.profile.night.ttl.max=PT12H
      twilio.token.profile.long.roles=**
      twilio.token.profile.long.video.room=*
      twilio.token.profile.long.session.bound=false
      twilio.token.profile.long.ttl.max=PT24H
      twilio.token.profile.day.roles=**
      twilio.token.profile.day.voice.incoming.allow=true
      twilio.token.profile.day.session.bound=false
      twilio.token.profile.day.ttl.max=PT24H
      twilio.token.profile.acme.roles=**
      twilio.token.profile.acme.grant.acme={"team":"{claim:org/team}","n":3,"raw":"{param:x}","l":["<{param:x}>"]}
      twilio.token.profile.acme.param.x.pattern=.{1,3}
      """;

  static final List<ModelProfile> ALL =
      List.of(
          profile("default", "{'video':{'room':'standup'}}"),
          profile("team", "{'video':{'room':'team-{claim:team}.{param:room}'}}")
              .withConditions(Map.of("team", "[a-z0-9]+"))
              .withParams(Map.of("room", "[a-z0-9-]{1,32}")),
          profile(
                  "softphone",
                  "{'voice':{'incoming':{'allow':true},"
                      + "'outgoing':{'application_sid':'AP11111111111111111111111111111111'}}}")
              .withRoles("agent")
              .withLifetime(600, 60, 600),
          profile(
                  "desk",
                  "{'voice':{'incoming':{'allow':true}},"
                      + "'chat':{'service_sid':'IS22222222222222222222222222222222',"
                      + "'endpoint_id':'phone-{param:device}'}}")
              .withRoles("agent", "supervisor")
              .withParams(Map.of("device", "[a-z0-9]{1,16}")),
          profile(
                  "supervisor",
                  "{'task_router':{'workspace_sid':'WS33333333333333333333333333333333',"
                      + "'role':'worker'}}")
              .withRoles("supervisor")
              .withConditions(Map.of("acr", "gold|silver"))
              .withLifetime(1200, 60, 1800),
          profile("support", "{'chat':{'service_sid':'IS44444444444444444444444444444444'}}")
              .withRoles("support")
              .inEurope()
              .withLifetime(900, 300, 3600),
          profile("night", "{'data_sync':{'service_sid':'IS55555555555555555555555555555555'}}")
              .withRoles("night")
              .inEurope()
              .withLifetime(28800, 60, 43200)
              .unbound(),
          profile("long", "{'video':{}}").withLifetime(900, 60, 86400).unbound(),
          profile("day", "{'voice':{'incoming':{'allow':true}}}")
              .withLifetime(900, 60, 86400)
              .unbound(),
          profile(
                  "acme",
                  "{'acme':{'team':'{claim:org/team}','n':3,'raw':'{param:x}','l':['<{param:x}>']}}")
              .withParams(Map.of("x", ".{1,3}")));

  private static ModelProfile profile(String name, String grants) {
    return new ModelProfile(name, Set.of("**"), false, GLOBAL, true, Map.of(), Map.of(), grants);
  }

  private ModelProfile withRoles(String... names) {
    return new ModelProfile(name, Set.of(names), eu, lifetime, bound, conditions, params, grants);
  }

  private ModelProfile inEurope() {
    return new ModelProfile(name, roles, true, lifetime, bound, conditions, params, grants);
  }

  private ModelProfile withLifetime(long standard, long min, long max) {
    return new ModelProfile(
        name, roles, eu, new Lifetime(standard, min, max), bound, conditions, params, grants);
  }

  private ModelProfile unbound() {
    return new ModelProfile(name, roles, eu, lifetime, false, conditions, params, grants);
  }

  private ModelProfile withConditions(Map<String, String> patterns) {
    return new ModelProfile(name, roles, eu, lifetime, bound, patterns, params, grants);
  }

  private ModelProfile withParams(Map<String, String> patterns) {
    return new ModelProfile(name, roles, eu, lifetime, bound, conditions, patterns, grants);
  }
}
