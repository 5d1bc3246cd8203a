package io.github.twiliotoken.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What kinds of findings there are. */
class FindingTypeTest {
  /** Twilio's table: the API and Video, Voice, Sync and Conversations. */
  @Test
  void hasTheCodesThatTwilioDocuments() {
    assertEquals(
        """
        NOT_A_JWT 20101 31204 51130
        HEADER 20102 31204 51114
        ISSUER_SUBJECT 20103 31203 51115
        EXPIRED 20104 31205 51119
        NOT_YET_VALID 20105 - 51120
        GRANTS 20106 - 51116
        NO_GRANTS 20106 - 51103
        NO_SERVICE 20106 - 51104
        NO_IDENTITY 20106 - 51105
        PRODUCT_TWICE 20106 - 51110
        SIGNATURE 20107 31202 51117
        TOO_LONG_LIVED 20157 31207 51121
        ROOM 53100 - -
        ROOM_TOO_LONG 53101 - -
        ROOM_CHARACTERS 53102 - -
        IDENTITY 53200 31105 -
        IDENTITY_TOO_LONG 53201 31105 51003
        IDENTITY_CHARACTERS 53202 31105 -
        UNCHECKED - - -
        WARNING - - -
        """,
        Stream.of(FindingType.values())
            .map(
                type ->
                    "%s %s %s %s\n"
                        .formatted(
                            type, shown(type.code()), shown(type.voice()), shown(type.sync())))
            .collect(Collectors.joining()));
  }

  private static String shown(OptionalInt code) {
    return code.isEmpty() ? "-" : String.valueOf(code.getAsInt());
  }
}
