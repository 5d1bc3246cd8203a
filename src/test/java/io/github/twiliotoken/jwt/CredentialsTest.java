package io.github.twiliotoken.jwt;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Region;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An account, its key, its home. */
class CredentialsTest {
  private static final String HEX = "0123456789abcdef0123456789abcdef";
  private static final ApiSecret SECRET = new ApiSecret("s".repeat(32));

  private static Credentials in(String region) {
    return new Credentials("AC" + HEX, "SK" + HEX, Optional.of(new Region(region)), SECRET);
  }

  @Test
  void us1IsWhereNoRegionIsSaid() {
    assertEquals(Optional.empty(), in("us1").region());
    assertEquals(Optional.empty(), new Credentials("AC" + HEX, "SK" + HEX, SECRET).region());
    assertEquals(Optional.of(new Region("us2")), in("us2").region());
    assertEquals(Optional.of(new Region("ie1")), in("ie1").region());
  }

  @Test
  void accountAndKeyAreNotMistakenForEachOther() {
    refuses(Problem.SID_MALFORMED, () -> new Credentials("SK" + HEX, "AC" + HEX, SECRET));
    refuses(Problem.SID_MALFORMED, () -> new Credentials("AC" + HEX, "AC" + HEX, SECRET));
    refuses(Problem.SID_MALFORMED, () -> new Credentials("SK" + HEX, "SK" + HEX, SECRET));
  }

  @Test
  void aSecretInTheWrongFieldIsNotShown() {
    String pasted = "Zz9" + "y".repeat(29);

    for (var refused :
        List.of(
            refuses(Problem.SID_MALFORMED, () -> new Credentials(pasted, "SK" + HEX, SECRET)),
            refuses(Problem.SID_MALFORMED, () -> new Credentials("AC" + HEX, pasted, SECRET)),
            refuses(Problem.SETTING_MALFORMED, () -> in(pasted)))) {
      assertFalse(refused.getMessage().contains("Zz9"), refused.getMessage());
      assertFalse(refused.getMessage().contains("yyy"), refused.getMessage());
    }
  }

  @Test
  void theSecretIsNotShown() {
    assertFalse(in("ie1").toString().contains("sss"), in("ie1").toString());
  }

  private static Credentials pair(String digit, String secret) {
    return new Credentials("AC" + HEX, "SK" + digit.repeat(32), new ApiSecret(secret.repeat(32)));
  }

  @Test
  void anotherKeyReplacesAndTheSameOneDoesNot() {
    assertTrue(pair("1", "b").replaces(pair("0", "a")));
    assertFalse(pair("0", "a").replaces(pair("0", "a")));
  }

  @Test
  void aSidAndItsSecretChangeTogether() {
    String repair =
        ". Write the SID and the secret of one new key; Twilio never changes a secret under its"
            + " SID. To correct a wrong secret that was taken, write the pair before it first.";

    assertEquals(
        "TWT-033: The secret has changed, and the key's SID has not" + repair,
        refuses(Problem.KEY_NOT_REPLACED, () -> pair("0", "b").replaces(pair("0", "a")))
            .getMessage());
    assertEquals(
        "TWT-033: The key's SID has changed, and the secret has not" + repair,
        refuses(Problem.KEY_NOT_REPLACED, () -> pair("1", "a").replaces(pair("0", "a")))
            .getMessage());
  }
}
