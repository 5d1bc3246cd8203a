package com.example.policy;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.VideoGrant;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/**
 * A room belongs to the team that its name says before the last dot: {@code a.b.secret} is of team
 * {@code a.b}, not of team {@code a}. Others stay out.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class OwnTeamOnly implements GrantAuthorizer {
  @Override
  public Decision authorize(Request request) {
    Caller caller = request.caller();
    for (Grant grant : request.grants()) {
      if (grant instanceof VideoGrant video && !mayEnter(caller, video)) {
        return Decision.refuse("the room is of another team than " + caller.claims().get("team"));
      }
    }
    return Decision.allow();
  }

  /** Every room of the account is nobody's, and so is a room without a team. */
  private static boolean mayEnter(Caller caller, VideoGrant video) {
    return caller.claims().get("team") instanceof String team
        && !team.isEmpty()
        && video.room().filter(room -> team.equals(teamOf(room))).isPresent();
  }

  /**
   * A team's name may have dots, a room's own name has none: else two teams could mean one room.
   */
  private static String teamOf(String room) {
    return room.substring(0, Math.max(0, room.lastIndexOf('.')));
  }
}
