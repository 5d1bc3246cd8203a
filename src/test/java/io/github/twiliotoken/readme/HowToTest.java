package io.github.twiliotoken.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.LogCapture;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.internal.extension.Container;
import io.github.twiliotoken.internal.extension.FakeRequest;
import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.jwt.Hs256TokenIssuer;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.twilio.KeyResources.Held;
import io.github.twiliotoken.twilio.TwilioStandIn;
import io.github.twiliotoken.value.TtlRange;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the how-to pages show does what they say. */
class HowToTest {
  private static final Map<String, String> SOFTPHONE =
      Container.settings(
          Container.ACCOUNT,
          Map.of(
              "twilio.token.profile.softphone.voice.incoming.allow", "true",
              "twilio.token.profile.default.video.room", "standup"));

  /** A login that ends in an hour of the container's clock, which stands still. */
  private static Principal login(String name, String... roles) {
    return FakeRequest.jwt(
        Map.of(
            "upn", name,
            "groups", List.of(roles),
            "exp", Instant.parse("2026-11-24T11:00:00Z").getEpochSecond()));
  }

  @Nested
  class Inject {
    @Test
    void aTokenLivesFifteenMinutesUnlessAskedOtherwise() {
      try (Container container =
          Container.start(Container.ACCOUNT, Meetings.class, Invitations.class)) {
        AccessToken half = container.get(Invitations.class).invite("bob");

        assertEquals(Duration.ofMinutes(30), Duration.between(half.issuedAt(), half.expiresAt()));
        assertEquals(3, container.get(Meetings.class).invite().split("\\.").length);
        assertEquals("PT15M", TtlPolicy.STANDARD.defaultTtl().toString());
      }
    }

    @Test
    void aRefusalIsAProblemThatCodeCanAskFor() {
      try (Container container = Container.start(Container.ACCOUNT, Invitations.class)) {
        Invitations invitations = container.get(Invitations.class);

        assertEquals(Optional.empty(), invitations.inviteIfPossible("bob@example.com"));
        assertTrue(invitations.inviteIfPossible("bob").isPresent());
      }
    }

    @Test
    void aProfilesTokenIsForTheCaller() {
      try (Container container =
          Container.startFor(login("alice"), SOFTPHONE, Softphone.class, TokenLog.class)) {
        try (LogCapture log = LogCapture.of("com.example.tokens")) {
          String jwt = container.get(Softphone.class).token();

          assertEquals(1, log.messages().size());
          String line = log.messages().get(0);
          assertTrue(line.contains("identity=Optional[alice]"), line);
          assertTrue(!line.contains(jwt), line);
        }
      }
    }
  }

  @Nested
  class Identities {
    @Test
    void aMailAddressIsSpelledForVoiceAndBack() {
      String client = PhoneBook.clientOf("alice@example.com");

      assertEquals("client:alice_40example_2Ecom", client);
      assertEquals("alice@example.com", PhoneBook.mailOf(client));
    }

    @Test
    void whoIsSuspendedGetsNoTokenAndIsAudited() {
      Class<?>[] beans = {Softphone.class, NotSuspended.class, TokenLog.class};
      try (Container container =
              Container.startFor(login("mallory", "suspended"), SOFTPHONE, beans);
          LogCapture log = LogCapture.of("com.example.tokens")) {
        Softphone softphone = container.get(Softphone.class);

        var refused = assertThrows(TwilioTokenException.class, softphone::token);

        assertEquals(Problem.NOT_AUTHORIZED, refused.problem());
        assertTrue(!refused.getMessage().contains("security desk"), refused.getMessage());
        assertTrue(log.messages().get(0).startsWith("Refused, TWT-069"), log.messages().toString());
      }
    }
  }

  @Nested
  class Endpoints {
    @Test
    void areCheckedAtDeployment() {
      Map<String, String> settings =
          Container.settings(
              SOFTPHONE,
              Map.of(
                  "twilio.token.profiles", "softphone",
                  "twilio.token.profile.softphone.roles", "agent",
                  "twilio.inspect.roles", "support",
                  "mp.jwt.verify.issuer", "https://login.example.com",
                  "mp.jwt.verify.audiences", "phones"));
      Class<?>[] beans = {PhoneTokens.class, PhoneApplication.class, Inspections.class};

      try (LogCapture log = LogCapture.of("io.github.twiliotoken");
          Container container = Container.start(settings, beans)) {
        assertTrue(container.get(Inspections.class) != null);
        assertEquals(List.of(), log.messages());
      }
    }
  }

  @Nested
  class Inspector {
    @Test
    void saysWhatIsWrongWithAToken() {
      Credentials credentials =
          new Credentials(
              "AC" + "a".repeat(32), "SK" + "b".repeat(32), new ApiSecret("c".repeat(32)));
      String withoutVoice =
          new Hs256TokenIssuer(credentials, TtlPolicy.STANDARD)
              .issue(TokenRequest.of("alice", new SyncGrant("IS" + "d".repeat(32))))
              .jwt();

      List<String> wrong = Inspect.whatIsWrong(withoutVoice, credentials);

      assertEquals(1, wrong.size());
      assertTrue(wrong.get(0).contains("voice"), wrong.toString());
    }
  }

  @Nested
  class Rotate {
    @Test
    void aSuccessorIsMadeAndTheFirstKeyKept(@TempDir Path folder) throws IOException {
      try (TwilioStandIn twilio = TwilioStandIn.start()) {
        twilio.now(Instant.now());
        Held first = twilio.keys().make("from the Console", twilio.now());
        Path file = folder.resolve("credentials");
        Files.writeString(
            file, "twilio.api.key=" + first.sid() + "\ntwilio.api.secret=" + first.secret() + "\n");
        Map<String, String> settings =
            Map.of(
                "twilio.account.sid",
                TwilioStandIn.ACCOUNT,
                "twilio.auth.token",
                TwilioStandIn.AUTH_TOKEN,
                "twilio.keys.enabled",
                "true",
                "twilio.keys.owner",
                "prod",
                "twilio.api.url",
                twilio.url().toString(),
                "twilio.api.credentials.location",
                file.toString());
        List<String> log = new ArrayList<>();

        HowToRotate.rotate(
            new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build(),
            file,
            log::add);

        assertTrue(!Files.readString(file).contains(first.sid()), "another key is in use");
        assertTrue(twilio.keys().get(first.sid()).isPresent(), "its tokens may live");
        assertEquals(List.of(), twilio.violations());
        assertTrue(!log.isEmpty() && !log.toString().contains(first.secret()), log.toString());
      }
    }
  }

  @Nested
  class Servers {
    private List<String> named(String row) {
      return List.of(row.split("[|;, ]+"));
    }

    @Test
    void areThoseThatTheSuiteRunsOn() throws IOException {
      List<String> versions =
          Pattern.compile("<(?:server.version|v.payara)>([^<$]+)<")
              .matcher(Files.readString(Path.of("pom.xml")))
              .results()
              .map(found -> found.group(1))
              .toList();

      assertEquals(6, versions.size());
      for (Path page :
          List.of(
              Path.of("README.md"),
              Path.of("server-config/README.md"),
              Page.SITE.resolve("how-to/servers.md"))) {
        List<String> rows =
            Files.readString(page).lines().filter(row -> row.startsWith("| ")).toList();
        assertEquals(
            List.of(),
            versions.stream()
                .filter(one -> rows.stream().noneMatch(row -> named(row).contains(one)))
                .toList(),
            page.toString());
      }
    }
  }

  @Nested
  class Explanations {
    @Test
    void theLifetimesAreThoseOfTheCode() throws IOException {
      String page = page("lifetimes");
      TtlPolicy policy = TtlPolicy.STANDARD;
      TtlRange voice = new VoiceGrant().lifetimes();
      TtlRange chat = new ChatGrant("IS" + "d".repeat(32)).lifetimes();

      assertTrue(page.contains("| `twilio.token.ttl` | `%s`".formatted(policy.defaultTtl())));
      assertTrue(page.contains("max` | `%s`, `%s` |".formatted(policy.min(), policy.max())));
      assertTrue(page.contains(row("Voice", voice)), row("Voice", voice));
      assertTrue(page.contains(row("Conversations, Sync", chat)));
      assertEquals(chat, new SyncGrant("IS" + "d".repeat(32)).lifetimes());
      assertTrue(page.contains(row("all others", new VideoGrant("standup").lifetimes())));
    }

    @Test
    void aTokenThatIsIssuedLeavesNoLine() {
      try (Container container = Container.startFor(login("alice"), SOFTPHONE, Softphone.class);
          LogCapture log = LogCapture.of("io.github.twiliotoken")) {
        container.get(Softphone.class).token();

        assertEquals(List.of(), log.messages());
      }
    }

    @Test
    void aRefusalLeavesOneLineWithTheCallersName() {
      Class<?>[] beans = {Softphone.class, NotSuspended.class};
      try (Container container =
              Container.startFor(login("mallory", "suspended"), SOFTPHONE, beans);
          LogCapture log = LogCapture.of("io.github.twiliotoken")) {
        Softphone softphone = container.get(Softphone.class);

        assertThrows(TwilioTokenException.class, softphone::token);

        assertEquals(1, log.messages().size());
        String line = log.messages().get(0);
        assertTrue(line.startsWith("TWT-069 for caller 'mallory', profile 'softphone': "), line);
      }
    }

    private static String row(String grant, TtlRange range) {
      return String.format(
          Locale.ROOT,
          "| %s | %d s | %,d s |",
          grant,
          range.min().seconds(),
          range.max().seconds());
    }

    private static String page(String name) throws IOException {
      return Files.readString(Page.SITE.resolve("explanation/" + name + ".md"));
    }
  }
}
