package io.github.twiliotoken.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.grant.CustomGrant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The sample token of Twilio's page on Access Tokens, byte for byte. Its identifiers are
 * placeholders, so it goes in below the check of them.
 */
class SampleTokenTest {
  private static final String SAMPLE =
      "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiIsImN0eSI6InR3aWxpby1mcGE7dj0xIn0"
          + ".eyJqdGkiOiJTS3h4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4LTE0NTA0NzExNDciLCJpc3MiOiJTS3"
          + "h4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4Iiwic3ViIjoiQUN4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eH"
          + "h4eHh4eHh4eCIsIm5iZiI6MTQ1MDQ3MTE0NywiZXhwIjoxNDUwNDc0NzQ3LCJncmFudHMiOnsiaWRlbnRpdHkiOi"
          + "J1c2VyQGV4YW1wbGUuY29tIiwiaXBfbWVzc2FnaW5nIjp7InNlcnZpY2Vfc2lkIjoiSVN4eHh4eHh4eHh4eHh4eH"
          + "h4eHh4eHh4eHh4eHh4eHh4eCIsImVuZHBvaW50X2lkIjoiSGlwRmxvd1NsYWNrRG9ja1JDOnVzZXJAZXhhbXBsZS"
          + "5jb206c29tZWlvc2RldmljZSJ9fX0";

  private static Credentials never() {
    throw new AssertionError("placeholders are no credentials");
  }

  @Test
  void reproducesHeaderAndPayloadOfTheSample() {
    String placeholder = "x".repeat(32);
    Map<String, Object> messaging = new LinkedHashMap<>();
    messaging.put("service_sid", "IS" + placeholder);
    messaging.put("endpoint_id", "HipFlowSlackDockRC:user@example.com:someiosdevice");
    String token =
        new CompactJws(SampleTokenTest::never)
            .prepare(
                "AC" + placeholder,
                "SK" + placeholder,
                Optional.empty(),
                new ApiSecret("s".repeat(32)))
            .sign(
                "1450471147",
                1450471147,
                1450474747,
                "user@example.com",
                List.of(new CustomGrant("ip_messaging", messaging)));

    assertEquals(SAMPLE, token.substring(0, token.lastIndexOf('.')));
  }
}
