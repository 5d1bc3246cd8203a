package io.github.twiliotoken.inspect;

import java.util.OptionalInt;

/**
 * What is wrong with a token, by the codes that Twilio documents for it: one for the API and Video,
 * others for Voice, and for Sync and Conversations.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio: Error and Warning Dictionary</a>
 */
public enum FindingType {
  /** It cannot be read: no compact JWS, or not two JSON objects. */
  NOT_A_JWT(20101, 31204, 51130, "Invalid Access Token"),
  /** The header is not the one that Access Tokens have. */
  HEADER(20102, 31204, 51114, "Invalid Access Token header"),
  /** Issuer or subject are missing, malformed, or do not belong together. */
  ISSUER_SUBJECT(20103, 31203, 51115, "Invalid Access Token issuer/subject"),
  /** It has ended, or does not say when it will. */
  EXPIRED(20104, 31205, 51119, "Access Token expired or expiration date invalid"),
  /** It begins later. */
  NOT_YET_VALID(20105, 0, 51120, "Access Token not yet valid"),
  /** The grants are malformed, or not those that the product needs. */
  GRANTS(20106, 0, 51116, "Invalid Access Token grants"),
  /** There is no grant at all. */
  NO_GRANTS(20106, 0, 51103, "Invalid Access Token grants"),
  /** Sync or Conversations without a service. */
  NO_SERVICE(20106, 0, 51104, "Invalid Access Token grants"),
  /** Nobody is named. */
  NO_IDENTITY(20106, 0, 51105, "Invalid Access Token grants"),
  /** Two grants of one product. */
  PRODUCT_TWICE(20106, 0, 51110, "Invalid Access Token grants"),
  /** The signature is another key's, or could not be checked here. */
  SIGNATURE(20107, 31202, 51117, "Invalid Access Token signature"),
  /** It lives longer than Twilio allows. */
  TOO_LONG_LIVED(20157, 31207, 51121, "Expiration Time Exceeds Maximum Time Allowed"),
  /** The name of a room is no name. */
  ROOM(53100, 0, 0, "Room name is invalid"),
  /** The name of a room is too long. */
  ROOM_TOO_LONG(53101, 0, 0, "Room name is too long"),
  /** The name of a room holds what it cannot. */
  ROOM_CHARACTERS(53102, 0, 0, "Room name contains invalid characters"),
  /** The identity is no text, or blank. */
  IDENTITY(53200, 31105, 0, "Participant identity is invalid"),
  /** The identity is too long for the product. */
  IDENTITY_TOO_LONG(53201, 31105, 51003, "Participant identity is too long"),
  /** The identity holds what the product does not take. */
  IDENTITY_CHARACTERS(53202, 31105, 0, "Participant identity contains invalid characters"),
  /** Twilio takes it, and yet it is better done otherwise; there is no code for that. */
  UNWISE(0, 0, 0, "Unwise");

  private final int code;
  private final int voice;
  private final int sync;
  private final String title;

  FindingType(int code, int voice, int sync, String title) {
    this.code = code;
    this.voice = voice;
    this.sync = sync;
    this.title = title;
  }

  /** The code of the API and of Video; empty for a warning. */
  public OptionalInt code() {
    return given(code);
  }

  /** The code of the Voice SDKs, where they have one. */
  public OptionalInt voice() {
    return given(voice);
  }

  /** The code of Sync and Conversations, where they have one. */
  public OptionalInt sync() {
    return given(sync);
  }

  /** What Twilio calls it, under {@link #code}. */
  public String title() {
    return title;
  }

  /** Whether Twilio takes such a token all the same. */
  public boolean isWarning() {
    return this == UNWISE;
  }

  private static OptionalInt given(int number) {
    return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
