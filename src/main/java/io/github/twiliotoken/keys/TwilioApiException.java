package io.github.twiliotoken.keys;

import java.io.Serial;

/** Reports that Twilio's API refused, or gave no usable answer. It never holds a credential. */
public final class TwilioApiException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final int status;
  private final int code;
  private final String link;
  private final boolean temporary;

  TwilioApiException(int status, int code, String message, String link) {
    super(message);
    this.status = status;
    this.code = code;
    this.link = link;
    this.temporary = status == 0 || status == 429 || status >= 500;
  }

  /** Reports that there was no answer, and that another attempt would get none. */
  private TwilioApiException(String message) {
    super(message);
    this.status = 0;
    this.code = 0;
    this.link = "";
    this.temporary = false;
  }

  /** Reports that the certificate of the other side is not trusted. */
  static TwilioApiException untrusted(String message) {
    return new TwilioApiException(message);
  }

  /** Reports no answer, or one that is not Twilio's. */
  TwilioApiException(int status, String message) {
    this(status, 0, message, "");
  }

  /**
   * Says whether the same call may succeed later: Twilio is busy, has failed, or is out of reach.
   */
  public boolean isTemporary() {
    return temporary;
  }

  /** Returns the HTTP status; 0 where there was no whole answer. */
  public int status() {
    return status;
  }

  /** Returns Twilio's error code, for example 20003; 0 where it gave none. */
  public int code() {
    return code;
  }

  /** Returns the address of Twilio's page about the error; empty where it named none. */
  public String link() {
    return link;
  }
}
