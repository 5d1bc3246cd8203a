package io.github.twiliotoken.internal.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A deployment with variables of the environment, however the server lists them. */
final class VariableFixture {
  private VariableFixture() {}

  /** Two profiles and an account that exist, beside the account without a name. */
  static ConfigFixture given() {
    return ConfigFixture.video()
        .with("twilio.token.profile.team.video.room", "{claim:team}.{param:room}")
        .with("twilio.token.profile.team.param.room.pattern", "[a-z]+")
        .with("twilio.token.profile.team.claim.team.pattern", "[a-z]+")
        .with("twilio.token.profile.team.account", "eu")
        .with("twilio.accounts.eu.account.sid", ConfigFixture.AC)
        .with("twilio.accounts.eu.api.key", ConfigFixture.SK)
        .with("twilio.accounts.eu.api.secret", ConfigFixture.SECRET);
  }

  static Stream<Arguments> listedEachWay(List<Map.Entry<String, String>> rows) {
    return rows.stream()
        .flatMap(
            row ->
                Stream.of(VariableListing.values())
                    .map(how -> Arguments.of(row.getKey(), row.getValue(), how)));
  }

  static Stream<Arguments> listedEachWay(String... names) {
    return Stream.of(names)
        .flatMap(name -> Stream.of(VariableListing.values()).map(how -> Arguments.of(name, how)));
  }
}
