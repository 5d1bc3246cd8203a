package io.github.twiliotoken.internal.cdi;

/** Lists the metrics of this library, for every API that a server may have for them. */
public enum Metric {
  ISSUED("twilio.tokens.issued", "{token}", "Tokens that were issued"),
  REFUSED("twilio.tokens.refused", "{token}", "Tokens that were refused"),
  DURATION("twilio.token.issue.duration", "s", "How long it took to issue a token"),
  ROTATIONS("twilio.key.rotations", "{rotation}", "Keys that were replaced while serving"),
  KEY_AGE(
      "twilio.key.confirmation.age",
      "s",
      "How long ago the credentials file was last seen to name the key that signs");

  private final String id;
  private final String unit;
  private final String description;

  Metric(String id, String unit, String description) {
    this.id = id;
    this.unit = unit;
    this.description = description;
  }

  /** Returns the name, in the form that both MicroProfile and OpenTelemetry have. */
  public String id() {
    return id;
  }

  /** Returns the unit, as UCUM writes it. */
  public String unit() {
    return unit;
  }

  /** Returns what is measured. */
  public String description() {
    return description;
  }
}
