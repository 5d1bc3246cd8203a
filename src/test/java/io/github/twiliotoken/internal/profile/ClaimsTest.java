package io.github.twiliotoken.internal.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {
  private static final Map<String, Object> CLAIMS =
      Map.of(
          "upn", "alice",
          "groups", List.of("agent"),
          "realm_access", Map.of("roles", List.of("lead"), "deep", Map.of("er", 7L)),
          "https://acme.example/roles", List.of("namespaced"));

  @Test
  void aNameFindsItsClaim() {
    assertEquals(Optional.of("alice"), Claims.find(CLAIMS, "upn"));
  }

  @Test
  void aPathFindsAClaimInsideOthers() {
    assertEquals(Optional.of(List.of("lead")), Claims.find(CLAIMS, "realm_access/roles"));
    assertEquals(Optional.of(7L), Claims.find(CLAIMS, "realm_access/deep/er"));
  }

  @Test
  void aNameWithSlashesFindsItsClaim() {
    assertEquals(
        Optional.of(List.of("namespaced")), Claims.find(CLAIMS, "https://acme.example/roles"));
  }

  @Test
  void theWholeNameGoesBeforeThePath() {
    assertEquals(
        Optional.of("whole"),
        Claims.find(Map.of("a/b", "whole", "a", Map.of("b", "nested")), "a/b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "UPN",
        "absent",
        "absent/roles",
        "realm_access/absent",
        "realm_access/roles/lead",
        "realm_access/",
        "/realm_access",
        "realm_access//roles",
        "upn/alice",
        "groups/0"
      })
  void aPathThatLeadsNowhereFindsNothing(String path) {
    assertEquals(Optional.empty(), Claims.find(CLAIMS, path));
  }
}
