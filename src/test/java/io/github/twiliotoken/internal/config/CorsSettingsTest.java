package io.github.twiliotoken.internal.config;

import static io.github.twiliotoken.internal.config.ConfigFixture.PROFILE;
import static io.github.twiliotoken.internal.config.ConfigFixture.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who else may ask the endpoint: other sites' pages, and clients that use {@code GET}. */
class CorsSettingsTest {
  private static final String ORIGINS = "twilio.token.endpoint.origins";
  private static final String GET = "twilio.token.endpoint.get";
  private static final String CONFLICT =
      "TWT-023: "
          + at(GET)
          + ": GET serves the profile 'default' without parameters, but that profile ";

  @Test
  void noOtherSiteAsksUnlessItIsNamed() {
    assertEquals(Set.of(), ConfigFixture.served().settings().endpoint().origins());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com",
        "http://localhost",
        "http://localhost:8080",
        "https://app.example.com:8443",
        "http://app.example.com:443",
        "https://app.example.com:80",
        "http://127.0.0.1:3000",
        "http://[::1]:3000",
        "https://xn--bcher-kva.example"
      })
  void anOriginIsWhatABrowserSends(String origin) {
    assertEquals(
        Set.of(origin),
        ConfigFixture.served().with(ORIGINS, origin).settings().endpoint().origins());
  }

  @Test
  void thereMayBeSeveral() {
    assertEquals(
        List.of("https://b.example", "https://a.example"),
        List.copyOf(
            ConfigFixture.served()
                .with(ORIGINS, "https://b.example, https://a.example,https://b.example")
                .settings()
                .endpoint()
                .origins()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "https://app.example.com/",
        "https://App.example.com",
        "HTTPS://app.example.com",
        "https://app.example.com:443",
        "http://app.example.com:80",
        "https://app.example.com:",
        "https://app.example.com:08443",
        "https://app.example.com/token",
        "https://app.example.com?a",
        "https://app.example.com#a",
        "https://me@app.example.com",
        "ftp://app.example.com",
        "capacitor://localhost",
        "app.example.com",
        "//app.example.com",
        "https://",
        "https://*.example.com",
        "https:app.example.com",
        "https://app example.com"
      })
  void anythingElseIsNoOrigin(String text) {
    assertEquals(
        "TWT-022: "
            + at(ORIGINS)
            + ": '"
            + text
            + "' is no origin as browsers send it, such as https://app.example.com: http or https,"
            + " a host in small letters, a port only if it is not the usual one, nothing after it.",
        ConfigFixture.served().with(ORIGINS, text).problem());
  }

  @Test
  void everyOriginThatIsNoneIsReported() {
    assertEquals(
        2, ConfigFixture.served().with(ORIGINS, "*,https://a.example,null").problems().size());
  }

  @Test
  void getIsServedOnlyWhereItIsAskedFor() {
    assertFalse(ConfigFixture.served().settings().endpoint().get());
    assertTrue(ConfigFixture.served().with(GET, "true").settings().endpoint().get());
    assertEquals(
        "TWT-022: " + at(GET) + ": 'yes' is neither true nor false.",
        ConfigFixture.served().with(GET, "yes").problem());
  }

  @Test
  void getNeedsTheProfileDefault() {
    ConfigFixture given =
        ConfigFixture.served()
            .with("twilio.token.profiles", "phone")
            .with("twilio.token.profile.phone.video.room", "standup")
            .with("twilio.token.profile.phone.roles", "**");

    assertEquals(List.of(), given.problems());
    assertEquals(
        CONFLICT + "is not served. Remove one of them.", given.with(GET, "true").problem());
  }

  @Test
  void getGivesNoParameters() {
    ConfigFixture given =
        ConfigFixture.served()
            .with(PROFILE + "video.room", "{param:room}")
            .with(PROFILE + "param.room.pattern", "[a-z]+");

    assertEquals(List.of(), given.problems());
    assertEquals(CONFLICT + "needs some. Remove one of them.", given.with(GET, "true").problem());
    assertEquals(
        List.of(),
        given
            .with(PROFILE + "video.room", "standup")
            .without(PROFILE + "param.room.pattern")
            .problems());
  }
}
