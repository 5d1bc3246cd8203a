package io.github.twiliotoken.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.jwt.Hs256TokenIssuer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about moving shows the claims that both libraries make. */
class MoveFromTwilioTest {
  private static final Page PAGE = Page.of(Page.SITE.resolve("how-to/move-from-twilio.md"));
  private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  private static final String KEY = "SK0123456789abcdef0123456789abcdef";
  private static final String SECRET = "made-up-".repeat(4);

  /** A grant under its heading of the page, as both libraries make it. */
  private record Shown(String heading, com.twilio.jwt.accesstoken.Grant theirs, Grant ours) {
    @Override
    public String toString() {
      return heading;
    }

    JsonObject theirToken() {
      return claims(TwiliosGrants.token(ACCOUNT, KEY, SECRET, theirs));
    }

    JsonObject ourToken() {
      var credentials = new Credentials(ACCOUNT, KEY, new ApiSecret(SECRET));
      return claims(OurGrants.token(new Hs256TokenIssuer(credentials, TtlPolicy.STANDARD), ours));
    }

    /** What the page has from this heading to the next. */
    Page section() {
      String rest = PAGE.text().substring(PAGE.text().indexOf("\n### " + heading + "\n") + 1);
      int next = rest.indexOf("\n##");
      return new Page(PAGE.file(), next < 0 ? rest : rest.substring(0, next + 1));
    }
  }

  static Stream<Shown> grants() {
    return Stream.of(
        new Shown("Voice", TwiliosGrants.voice(), OurGrants.voice()),
        new Shown("Video", TwiliosGrants.video(), OurGrants.video()),
        new Shown("Conversations", TwiliosGrants.conversations(), OurGrants.conversations()),
        new Shown("Sync", TwiliosGrants.sync(), OurGrants.sync()),
        new Shown("TaskRouter", TwiliosGrants.taskRouter(), OurGrants.taskRouter()));
  }

  @ParameterizedTest
  @MethodSource("grants")
  void bothMakeTheGrantsThatThePageShows(Shown grant) {
    JsonObject shown = json(grant.section().blocks("json"::equals).get(0).code());

    assertEquals(shown, grant.theirToken().getJsonObject("grants"));
    assertEquals(shown, grant.ourToken().getJsonObject("grants"));
  }

  @Test
  void thePageShowsEveryGrant() {
    assertEquals(grants().map(Shown::heading).toList(), PAGE.headings(3));
  }

  @Test
  void theOtherClaimsAreTheSameToo() {
    Shown grant = grants().toList().get(0);
    JsonObject theirs = grant.theirToken();
    JsonObject ours = grant.ourToken();

    for (String same : List.of("iss", "sub")) {
      assertEquals(theirs.get(same), ours.get(same), same);
    }
    assertTrue(Math.abs(theirs.getInt("exp") - ours.getInt("exp")) <= 60);
    // the page says so: their library writes the beginning only if it is told to
    Set<String> more = new TreeSet<>(ours.keySet());
    more.removeAll(theirs.keySet());
    assertEquals(Set.of("nbf"), more);
    assertFalse(theirs.containsKey("nbf"));
  }

  private static JsonObject claims(String jwt) {
    byte[] json = Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]);
    return json(new String(json, StandardCharsets.UTF_8));
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
