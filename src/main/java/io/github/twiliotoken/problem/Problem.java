package io.github.twiliotoken.problem;

import java.util.Locale;

/**
 * Lists every problem that this library reports, each with a code that is never used again for
 * something else.
 *
 * <p>A message reads {@code TWT-nnn: what happened, with the value and the rule. The repair.}
 */
public enum Problem {
  /** No token can have this lifetime. */
  TTL_NOT_POSSIBLE(1, 400, "Lifetime not possible", "Give whole seconds from 1 s to 24 h."),
  /** The lifetime is outside the bounds of the policy, the grants or {@code @TtlLimited}. */
  TTL_OUT_OF_BOUNDS(
      2,
      400,
      "Lifetime out of bounds",
      "Ask for a lifetime inside the bounds, or for none. A number over 86400 is often milliseconds"
          + " where seconds are meant."),
  /** The bounds leave no possible lifetime. */
  TTL_BOUNDS_CONFLICT(
      3, 500, "Lifetime bounds exclude each other", "Lower the minimum or raise the maximum."),
  /** The caller's login ends too soon. */
  SESSION_TOO_SHORT(4, 401, "Login ends too soon", "Log in again, then ask again."),
  /** The caller's login does not say when it ends. */
  SESSION_UNKNOWN(
      5,
      401,
      "End of the login unknown",
      "Ask the identity provider to add that claim, or the operator to name another one."),
  /** The product of one of the grants does not take this identity. */
  IDENTITY_NOT_POSSIBLE(
      6,
      403,
      "Identity not possible",
      "Use an identity of that form; for callers, the operator can name another claim, or for Voice"
          + " set twilio.token.identity.encoding=voice."),

  /** The policy or the grants exclude the default lifetime. */
  TTL_DEFAULT_OUT_OF_BOUNDS(
      7,
      500,
      "Default lifetime out of bounds",
      "Set a default, a minimum and a maximum that fit each other and the grants."),

  /** The profile that an injection point names has no settings. */
  PROFILE_UNKNOWN(
      10, 500, "Profile unknown", "Set at least one grant of it, or name another profile."),
  /** A token is injected into an object that outlives the request. */
  INJECTION_OUTLIVES(
      12,
      500,
      "Injected token would outlive its caller",
      "Inject Provider<AccessToken> or Instance<AccessToken> and call get() for each use, or make"
          + " the class @RequestScoped."),
  /** A token for the current caller was asked for where nobody is logged in. */
  CALLER_MISSING(
      13,
      401,
      "No caller",
      "Ask on the thread of an authenticated request; elsewhere (a scheduler, a thread of your"
          + " own) inject TokenIssuer and name the identity."),
  /** A token was looked up by program, without an injection point. */
  INJECTION_POINT_MISSING(
      14,
      500,
      "No injection point",
      "Inject @TwilioToken Instance<AccessToken> or Provider<AccessToken> and use that; a bare"
          + " CDI.current().select() does not say which profile is meant."),
  /** {@code @TtlLimited} can limit nothing where it is, or its bounds are no lifetimes. */
  TTL_LIMITED_MISPLACED(
      15,
      500,
      "@TtlLimited limits nothing",
      "Put it on a method that takes a TokenRequest or returns an AccessToken."),
  /** More than one bean could replace the same part of the library, such as its clock. */
  COLLABORATOR_AMBIGUOUS(
      16,
      500,
      "Collaborator ambiguous",
      "Keep one of them, or select it with @Alternative @Priority."),
  /** The application has no JSON-B, with which tokens are written. */
  JSON_MISSING(
      17,
      500,
      "JSON-B missing",
      "Add a JSON-B provider; on Quarkus that is the extension quarkus-jsonb."),

  /** A setting that is needed is missing. */
  SETTING_MISSING(20, 500, "Setting missing", ""),
  /** HS256 cannot sign with this secret. */
  SECRET_NOT_POSSIBLE(
      21,
      500,
      "API secret not possible",
      "Copy the secret again: Twilio shows it once, when the key is made."),
  /** A setting has a value that it cannot have. */
  SETTING_MALFORMED(22, 500, "Setting malformed", ""),
  /** Two settings contradict each other. */
  SETTING_CONFLICT(23, 500, "Settings conflict", "Remove one of them."),
  /** A setting has a prefix of this library and a name that is unknown. */
  SETTING_UNKNOWN(
      24,
      500,
      "Setting unknown",
      "Correct the spelling or remove it; the settings reference lists every key."),
  /** A MicroProfile expression has no value, or stands where a placeholder was meant. */
  SETTING_EXPRESSION(25, 500, "Expression not possible", ""),
  /** A file that a setting names cannot be read. */
  FILE_UNREADABLE(
      26, 500, "File unreadable", "Check that the path exists and the server may read it."),
  /** A placeholder cannot be filled. */
  TEMPLATE_NOT_POSSIBLE(27, 500, "Template not possible", ""),
  /** A name looks like a setting of this library, and nothing reads it. */
  NAME_UNUSED(
      28,
      500,
      "Setting not used",
      "Correct the spelling if it is meant for this library; the settings reference lists every key."),
  /** An endpoint would serve callers that it should not serve. */
  ENDPOINT_OPEN(30, 500, "Endpoint would take foreign callers", ""),
  /** There is no key to sign with. */
  CREDENTIALS_MISSING(
      32,
      503,
      "No usable key",
      "Set twilio.account.sid, twilio.api.key and twilio.api.secret (environment"
          + " TWILIO_ACCOUNT_SID, TWILIO_API_KEY and TWILIO_API_SECRET)."),

  /** The pair in the credentials file cannot replace the one in use. */
  KEY_NOT_REPLACED(
      33,
      500,
      "Replacement key refused",
      "Write the SID and the secret of one new key; Twilio never changes a secret under its SID. To"
          + " correct a wrong secret that was taken, write the pair before it first."),
  /** No account can have this name. */
  ACCOUNT_UNKNOWN(34, 500, "Account unknown", "Use a name of small letters and digits."),
  /** The audit is required, and no bean observes it. */
  AUDIT_MISSING(
      35,
      500,
      "Audit missing",
      "Add a bean that observes TokenIssued, or remove twilio.token.audit."),
  /** A path leads to a pipe, a device or something else that may block forever. */
  FILE_NOT_REGULAR(
      36,
      500,
      "Not a regular file",
      "Name a regular file, or a link to one; opening anything else may block forever."),
  /** The file system of a file does not answer. */
  FILE_HANGS(
      37,
      500,
      "File does not answer",
      "Check the file system that it lies on, such as a network mount that hangs."),

  /** A text is not the identifier that it should be. */
  SID_MALFORMED(40, 400, "SID malformed", "Copy it again from the Twilio Console."),
  /** A grant lacks a value that it needs. */
  GRANT_INCOMPLETE(41, 400, "Grant incomplete", ""),
  /** The key of a custom grant is blank or belongs to a type of its own. */
  GRANT_KEY_TAKEN(42, 400, "Grant key not possible", "Use the grant's own type, or another key."),
  /** Two grants are for one product. */
  GRANT_REPEATED(
      43, 400, "Grant repeated", "Keep one of them; a token holds one grant of each key."),
  /** A request has no grant. */
  GRANT_MISSING(44, 400, "No grant", "Add a grant; a token without one opens nothing."),
  /** A grant cannot hold this value. */
  GRANT_VALUE_NOT_POSSIBLE(45, 400, "Grant value not possible", ""),
  /** Video is granted with a key from outside US1. */
  VIDEO_OUTSIDE_US1(
      46, 500, "Video needs a US1 key", "Use a key made in US1, or remove video from the profile."),
  /** A source of token ids gave a text that cannot be one. */
  TOKEN_ID_NOT_POSSIBLE(
      47,
      500,
      "Token id not possible",
      "Let the TokenIdSource return 1 to 128 printable ASCII characters."),

  /** The form of a request is wrong. */
  REQUEST_MALFORMED(50, 400, "Request malformed", ""),
  /** The endpoint does not serve this profile. */
  PROFILE_NOT_SERVED(51, 400, "Profile not served", "Ask the operator for the profile's name."),
  /** The request has no bearer token. */
  BEARER_MISSING(
      52, 401, "Bearer missing", "Send 'Authorization: Bearer' with your access token, once."),
  /** The bearer token is invalid, expired or meant for others. */
  BEARER_REFUSED(53, 401, "Bearer refused", "Log in again, then ask again."),
  /** The caller lacks a role that is needed. */
  ROLE_MISSING(54, 403, "Role missing", "Ask the operator which role is needed."),
  /** The request names the identity of somebody else. */
  IDENTITY_FOREIGN(
      55, 403, "Foreign identity", "Leave 'identity' out: a token is for its caller only."),
  /** The endpoint does not serve this HTTP method. */
  METHOD_NOT_ALLOWED(56, 405, "Method not allowed", "Use POST."),
  /** The client accepts no format that the endpoint has. */
  NOT_ACCEPTABLE(57, 406, "Not acceptable", "Accept application/json or text/plain."),
  /** The body is larger than the limit. */
  BODY_TOO_LARGE(58, 413, "Body too large", "Send at most 8192 bytes."),
  /** The endpoint does not take a body of this media type. */
  MEDIA_TYPE_NOT_SUPPORTED(
      59, 415, "Media type not supported", "Send 'Content-Type: application/json' in UTF-8."),
  /** Nothing is served at this address. */
  NOT_FOUND(60, 404, "Not found", "Check the path."),
  /** A claim that the answer depends on is missing. */
  CLAIM_MISSING(61, 403, "Claim missing", "Ask the identity provider to add it."),
  /** The profile does not know this parameter. */
  PARAMETER_UNKNOWN(62, 400, "Parameter unknown", "Leave it out."),
  /** The endpoint was not seen at deployment, so that nothing about it was checked. */
  ENDPOINT_UNCHECKED(
      63,
      503,
      "Endpoint not checked",
      "Give the endpoint's class a scope, for example @RequestScoped."),
  /** The server itself refused the request for another reason. */
  REQUEST_REFUSED(
      64, 400, "Request refused", "Check the request's headers, above all Content-Type."),
  /** The server failed. */
  SERVER_FAULT(65, 500, "Server fault", "Ask the operator to look into the server's log."),
  /** A claim does not match its pattern, or does not fit where it is used. */
  CLAIM_REFUSED(66, 403, "Claim refused", "Ask the operator which callers the profile is for."),
  /** A parameter that the profile needs is missing. */
  PARAMETER_MISSING(67, 400, "Parameter missing", "Send it in 'params'."),
  /** A parameter does not match its pattern, or does not fit where it is used. */
  PARAMETER_REFUSED(68, 400, "Parameter refused", "Ask the operator which values are possible."),
  /** The application's authorizer refused. */
  NOT_AUTHORIZED(69, 403, "Not authorized", "Ask the operator for these grants."),
  /** A token could not be audited. */
  AUDIT_FAILED(
      70, 503, "Audit failed", "Repair the observer that failed; its error is in the log."),
  /** The page that asks is of a site that is not on the list of origins. */
  ORIGIN_REFUSED(
      71,
      403,
      "Origin refused",
      "Ask the operator to allow the site in twilio.token.endpoint.origins."),
  /** A caller asks for more tokens than the operator's rate allows. */
  RATE_EXCEEDED(
      72,
      429,
      "Rate exceeded",
      "Wait as long as Retry-After says, and use a token until shortly before it ends."),
  /** The application's mapper or authorizer could not decide. */
  POLICY_FAILED(
      73,
      503,
      "Policy check failed",
      "Ask again in a few seconds. If it stays, repair the IdentityMapper or GrantAuthorizer; the"
          + " log has its error."),
  /** The token is longer than what most servers take in a header. */
  TOKEN_TOO_LONG(
      74, 400, "Token too long", "Put less into the grants, above all into custom ones."),

  /** This node has not been able to confirm for too long that its key is still in use. */
  KEY_NOT_CONFIRMED(
      80,
      503,
      "Key not confirmed",
      "Make the credentials file readable again; twilio.keys.lag says how long a key signs without"
          + " it."),
  /** Key management was used where it is not enabled. */
  KEYS_NOT_ENABLED(
      81,
      500,
      "Keys not managed here",
      "Set twilio.keys.enabled=true in a deployment of its own, or do not inject ApiKeys and"
          + " KeyRotation."),
  /** The key to delete is still needed. */
  KEY_IN_USE(
      82,
      500,
      "Key still in use",
      "Name another key in the configuration before this one is deleted."),
  /** Without this key, no key would be left that signs. */
  LAST_KEY(
      83,
      500,
      "Last usable key",
      "Correct the cause and try again, or pass the phrase that confirms the deletion of the last"
          + " usable key."),
  /** A new key could not be written to the store. */
  STORE_NOT_WRITTEN(
      84,
      500,
      "Store not written",
      "Let this process write the file and its folder; a mounted secret is read-only."),
  /** No rotation has prepared the key that was to be activated. */
  SUCCESSOR_UNKNOWN(85, 500, "No successor", "Activate what prepare() returned, once."),
  /** New keys were made again and again, and none came into use. */
  SUCCESSORS_UNUSED(
      86, 500, "Successors unused", "Repair the store, delete those keys, and rotate again."),
  /** Twilio does not know the key in this account and region. */
  KEY_UNKNOWN(
      87,
      500,
      "Key unknown",
      "Check account, region and SID; nothing was changed. If the key was deleted, write a new pair"
          + " into the store."),
  /** This machine's clock and Twilio's differ too much. */
  CLOCKS_DIFFER(
      88,
      500,
      "Clocks differ",
      "Correct this machine's clock, or look for a proxy that answers in Twilio's place. Until then,"
          + " only revoke-all labels or deletes a key."),
  /** A key's name says that it came into use in the future. */
  LABEL_AHEAD(
      89,
      500,
      "Key of the future",
      "Rename the key to the possible name in Twilio's Console, and rotate again."),
  /** Twilio does not know the new key yet. */
  NEW_KEY_UNUSABLE(
      90,
      500,
      "New key not usable yet",
      "Rotate again later: Twilio needs some time until it knows a new key everywhere."),
  /** The key that was to be revoked still exists. */
  KEY_LIVES(91, 500, "Key still lives", "Revoke it again, or delete it in Twilio's Console.");

  private static final int SHOWN = 200;

  private final int number;
  private final int status;
  private final String title;
  private final String repair;

  Problem(int number, int status, String title, String repair) {
    this.number = number;
    this.status = status;
    this.title = title;
    this.repair = repair;
  }

  /** Returns the code, {@code TWT-} and three digits. */
  public String code() {
    return String.format(Locale.ROOT, "TWT-%03d", number);
  }

  /** Returns the HTTP status of an answer that reports this problem. */
  public int status() {
    return status;
  }

  /** Returns the problem in a few words, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** Returns what to do about it; empty where only the detail of an occurrence can tell. */
  public String repair() {
    return repair;
  }

  /**
   * Makes the exception that reports this problem.
   *
   * @param format what happened and which rule it breaks, as {@link String#format} takes it
   * @param values the values; texts go through {@link #shown}
   */
  public TwilioTokenException because(String format, Object... values) {
    Object[] safe = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      safe[i] = values[i] instanceof Number n ? n : shown(String.valueOf(values[i]));
    }
    return new TwilioTokenException(this, String.format(Locale.ROOT, format, safe));
  }

  /**
   * Makes a text from outside fit for a log line or a message: printable ASCII stays, everything
   * else is escaped, and at most 200 characters are kept.
   */
  public static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    int whole = 0; // how much of it leaves room for the dots
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String next =
          c == '\\'
              ? "\\\\"
              : c >= ' ' && c <= '~' ? String.valueOf(c) : String.format("\\u%04x", (int) c);
      shown.append(next);
      if (shown.length() > SHOWN) {
        shown.setLength(whole);
        return shown.append("...").toString();
      }
      if (shown.length() <= SHOWN - 3) {
        whole = shown.length();
      }
    }
    return shown.toString();
  }
}
