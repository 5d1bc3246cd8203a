package io.github.twiliotoken.inspect;

import java.util.OptionalInt;

/**
 * Lists what can be wrong with a token, with the codes that Twilio documents for it: one for the
 * API and Video, one for Voice, one for Sync and Conversations.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio: Error and Warning Dictionary</a>
 */
public enum FindingType {
  /** The token cannot be read: it is no compact JWS, or does not hold two JSON objects. */
  NOT_A_JWT(20101, 31204, 51130, "Invalid Access Token"),
  /** The header is not the one that every Access Token has. */
  HEADER(20102, 31204, 51114, "Invalid Access Token header"),
  /** Issuer or subject is missing or malformed, or they do not belong together. */
  ISSUER_SUBJECT(20103, 31203, 51115, "Invalid Access Token issuer/subject"),
  /** The token has expired, or does not say when it will. */
  EXPIRED(20104, 31205, 51119, "Access Token expired or expiration date invalid"),
  /** The token becomes valid later. */
  NOT_YET_VALID(20105, 0, 51120, "Access Token not yet valid"),
  /** The grants are malformed, or lack the one that the product needs. */
  GRANTS(20106, 0, 51116, "Invalid Access Token grants"),
  /** The token has no grant. */
  NO_GRANTS(20106, 0, 51103, "Invalid Access Token grants"),
  /** A grant for Sync or Conversations names no service. */
  NO_SERVICE(20106, 0, 51104, "Invalid Access Token grants"),
  /** The token has no identity. */
  NO_IDENTITY(20106, 0, 51105, "Invalid Access Token grants"),
  /** The token has two grants of one product. */
  PRODUCT_TWICE(20106, 0, 51110, "Invalid Access Token grants"),
  /** The signature is missing, or not the one that its key makes. */
  SIGNATURE(20107, 31202, 51117, "Invalid Access Token signature"),
  /** The lifetime is longer than Twilio allows. */
  TOO_LONG_LIVED(20157, 31207, 51121, "Expiration Time Exceeds Maximum Time Allowed"),
  /** The name of a room is blank or no text. */
  ROOM(53100, 0, 0, "Room name is invalid"),
  /** The name of a room is too long. */
  ROOM_TOO_LONG(53101, 0, 0, "Room name is too long"),
  /** The name of a room holds characters that cannot be sent. */
  ROOM_CHARACTERS(53102, 0, 0, "Room name contains invalid characters"),
  /** The identity is blank or no text. */
  IDENTITY(53200, 31105, 0, "Participant identity is invalid"),
  /** The identity is too long for the product. */
  IDENTITY_TOO_LONG(53201, 31105, 51003, "Participant identity is too long"),
  /** The identity holds characters that the product does not take. */
  IDENTITY_CHARACTERS(53202, 31105, 0, "Participant identity contains invalid characters"),
  /** The signature could not be checked, since its key is not configured here. */
  UNCHECKED(0, 0, 0, "Signature not checked"),
  /** Twilio takes the token, but something in it should be changed; there is no code for that. */
  WARNING(0, 0, 0, "Accepted, but unwise");

  /** Says what a finding means for the token. */
  public enum Severity {
    /** Twilio refuses the token. */
    ERROR,
    /** It is not known here what Twilio does. */
    UNCHECKED,
    /** Twilio takes the token. */
    WARNING
  }

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

  /** Returns the code of the API and of Video; empty if Twilio does not refuse the token for it. */
  public OptionalInt code() {
    return given(code);
  }

  /** Returns the code of the Voice SDKs; empty where they have none. */
  public OptionalInt voice() {
    return given(voice);
  }

  /** Returns the code of Sync and Conversations; empty where they have none. */
  public OptionalInt sync() {
    return given(sync);
  }

  /** Returns the title that Twilio gives to {@link #code}, or ours where there is no code. */
  public String title() {
    return title;
  }

  /** Returns what this means for the token. */
  public Severity severity() {
    return switch (this) {
      case WARNING -> Severity.WARNING;
      case UNCHECKED -> Severity.UNCHECKED;
      default -> Severity.ERROR;
    };
  }

  private static OptionalInt given(int number) {
    return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
