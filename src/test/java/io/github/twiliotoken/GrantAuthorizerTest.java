package io.github.twiliotoken;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.value.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an authorizer is asked. */
class GrantAuthorizerTest {
  private static final Caller ALICE =
      new Caller("alice", Map.of("team", "claim-canary"), Set.of(), Optional.empty());

  @Test
  void aRequestCopiesParametersAndGrants() {
    Map<String, String> params = new HashMap<>(Map.of("room", "red"));
    List<Grant> grants = new ArrayList<>(List.of(new VideoGrant("red")));
    var request = new GrantAuthorizer.Request(ALICE, new Identity("alice"), "team", params, grants);

    params.clear();
    grants.clear();

    assertEquals(Map.of("room", "red"), request.params());
    assertEquals(List.of(new VideoGrant("red")), request.grants());
  }

  @Test
  void aRequestShowsNoClaimAndNoParameter() {
    var request =
        new GrantAuthorizer.Request(
            ALICE,
            new Identity("alice"),
            "team",
            Map.of("room", "param-canary"),
            List.of(new VideoGrant("room-canary")));

    assertEquals(
        "Request[caller=Caller[name=alice], identity=alice, profile=team, grants=[video]]",
        request.toString());
  }
}
