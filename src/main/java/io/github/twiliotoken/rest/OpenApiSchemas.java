package io.github.twiliotoken.rest;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Describes the bodies of requests and responses for the OpenAPI document, which names each schema
 * as the record. Nothing makes objects of them: the services parse and write JSON by themselves.
 *
 * <p>The records themselves have no {@code @Schema}. With it, the document of any application that
 * has our jar would list them, also where it opens no endpoint.
 */
final class OpenApiSchemas {
  private OpenApiSchemas() {}

  record TwilioTokenRequest(
      @Schema(
              description = "The profile, which says what the token opens.",
              defaultValue = "default")
          String profile,
      @Schema(
              description = "The lifetime in whole seconds; absent, it is the profile's default.",
              minimum = "1",
              maximum = "999999999",
              example = "900")
          int ttl,
      @Schema(description = "The values of the profile's parameters.") Map<String, String> params,
      @Schema(description = "Who the caller is to Twilio; nobody else is possible.")
          String identity) {}

  record TwilioToken(
      @Schema(required = true, description = "The Twilio Access Token; hand it to the SDK.")
          String token,
      @Schema(required = true, description = "Who the holder of the token is to Twilio.")
          String identity,
      @Schema(required = true, description = "The profile that was served.") String profile,
      @Schema(required = true, description = "Seconds from now until the token expires.")
          int expires_in,
      @Schema(
              required = true,
              description = "When the token expires, in UTC.",
              format = "date-time")
          String expires_at,
      @Schema(
              type = SchemaType.ARRAY,
              implementation = String.class,
              required = true,
              description = "What the token opens, by Twilio's keys.")
          List<String> grants,
      @Schema(required = true, description = "How the lifetime came about.")
          TwilioTokenLifetime lifetime,
      @Schema(description = "The Twilio region of the key; only outside US1.", example = "ie1")
          String region,
      @Schema(
              description = "The edge to connect to; only outside US1, and if it is set.",
              example = "dublin")
          String edge) {}

  record TwilioTokenLifetime(
      @Schema(description = "The seconds that were asked for; absent if none were.") int requested,
      @Schema(required = true, description = "The seconds that the token got.") int effective,
      @Schema(
              description = "What limited the lifetime; absent if nothing did.",
              example = "caller-session")
          String limited_by) {}

  record TwilioTokenProblem(
      @Schema(required = true, description = "A URI that names the problem.", format = "uri")
          String type,
      @Schema(required = true, description = "The problem in a few words.") String title,
      @Schema(required = true, description = "The HTTP status.") int status,
      @Schema(required = true, description = "What happened, and what to do about it.")
          String detail,
      @Schema(
              required = true,
              description = "The problem, for programs.",
              pattern = "TWT-[0-9]{3}",
              example = "TWT-054")
          String code,
      @Schema(description = "The shortest lifetime in seconds, if one is refused.") int min,
      @Schema(description = "The longest lifetime in seconds, if one is refused.") int max,
      @Schema(description = "What set the bound, if a lifetime is refused.", example = "policy")
          String limited_by) {}

  record TwilioTokenInspectRequest(
      @Schema(required = true, description = "The token to inspect.") String token,
      @Schema(
              description = "The product that the token is meant for; absent, it is any.",
              enumeration = {"voice", "video", "conversations", "sync", "taskrouter"})
          String product) {}

  record TwilioTokenInspection(
      @Schema(
              required = true,
              description = "Whether Twilio would take the token; false if that is not known here.")
          boolean valid,
      @Schema(
              required = true,
              description = "What Twilio would do; unknown if only the signature is not checked.",
              enumeration = {"accepted", "refused", "unknown"})
          String verdict,
      @Schema(
              required = true,
              description = "Unchecked if iss names no key that is configured here.",
              enumeration = {"valid", "invalid", "unchecked"})
          String signature,
      @Schema(description = "What the text seems to be, if it is no Access Token.")
          TwilioTokenLookalike looks_like,
      @Schema(
              description =
                  "Seconds until the token expires, negative if it has; absent if exp is missing, "
                      + "malformed or in milliseconds.")
          long expires_in,
      @Schema(type = SchemaType.OBJECT, description = "The header of the token.") Object header,
      @Schema(type = SchemaType.OBJECT, description = "The claims of the token.") Object claims,
      @Schema(description = "The SID of the key that has signed the token.") String signed_by,
      @Schema(
              type = SchemaType.ARRAY,
              implementation = TwilioTokenFinding.class,
              required = true,
              description = "What is wrong or unwise; empty if nothing is.")
          List<TwilioTokenFinding> findings) {}

  record TwilioTokenLookalike(
      @Schema(
              required = true,
              description = "What it seems to be, for programs.",
              enumeration = {
                "login",
                "livekit-token",
                "capability-token",
                "api-key-sid",
                "account-sid",
                "sid",
                "secret"
              })
          String kind,
      @Schema(required = true, description = "What it seems to be, in a sentence.") String detail,
      @Schema(required = true, description = "What to do instead.") String repair) {}

  record TwilioTokenFinding(
      @Schema(description = "The error that Twilio's API and Video report.") int code,
      @Schema(description = "The error that Voice reports.") int voice,
      @Schema(description = "The error that Sync reports.") int sync,
      @Schema(
              description =
                  "Absent for an error; a warning leaves the token valid; unchecked says why the "
                      + "signature was not checked.",
              enumeration = {"unchecked", "warning"})
          String severity,
      @Schema(required = true, description = "The name that Twilio gives the error, if it is one.")
          String name,
      @Schema(required = true, description = "What is wrong with this token.") String detail,
      @Schema(required = true, description = "What to do about it.") String repair) {}
}
