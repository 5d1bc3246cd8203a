package io.github.twiliotoken.rest;

/** Holds the bodies that the OpenAPI document shows as examples. A test compares them with us. */
final class OpenApiExamples {
  private OpenApiExamples() {}

  static final String TTL_OUT_OF_BOUNDS =
      """
      {"type": "tag:twiliotoken.github.io,2026:TWT-002", "title": "Lifetime out of bounds", "status": 400,
       "detail": "A lifetime of 5 s is not from 60 s (policy) to 3600 s (policy). Ask for a lifetime inside the bounds, or for none. A number over 86400 is often milliseconds where seconds are meant.",
       "code": "TWT-002", "min": 60, "max": 3600, "limited_by": "policy"}""";

  static final String REQUEST_MALFORMED =
      """
      {"type": "tag:twiliotoken.github.io,2026:TWT-050", "title": "Request malformed", "status": 400,
       "detail": "The body has no token.",
       "code": "TWT-050"}""";

  static final String BEARER_MISSING =
      """
      {"type": "tag:twiliotoken.github.io,2026:TWT-052", "title": "Bearer missing", "status": 401,
       "detail": "The request has no bearer, or more than one. Send 'Authorization: Bearer' with your access token, once.",
       "code": "TWT-052"}""";

  static final String ROLE_MISSING =
      """
      {"type": "tag:twiliotoken.github.io,2026:TWT-054", "title": "Role missing", "status": 403,
       "detail": "The caller has no role of the profile 'softphone'. Ask the operator which role is needed.",
       "code": "TWT-054"}""";

  static final String INSPECTOR_MISSING =
      """
      {"type": "tag:twiliotoken.github.io,2026:TWT-054", "title": "Role missing", "status": 403,
       "detail": "The caller has no role that may inspect tokens. Ask the operator which role is needed.",
       "code": "TWT-054"}""";

  static final String NOT_FOUND =
      """
      {"type": "tag:twiliotoken.github.io,2026:TWT-060", "title": "Not found", "status": 404,
       "detail": "Nothing is served at this address. Check the path.",
       "code": "TWT-060"}""";

  static final String METHOD_NOT_ALLOWED =
      """
      {"type": "tag:twiliotoken.github.io,2026:TWT-056", "title": "Method not allowed", "status": 405,
       "detail": "PUT is not served here. Use POST.",
       "code": "TWT-056"}""";

  static final String NOT_ACCEPTABLE =
      """
      {"type": "tag:twiliotoken.github.io,2026:TWT-057", "title": "Not acceptable", "status": 406,
       "detail": "The request accepts 'text/html' only. Accept application/json or text/plain.",
       "code": "TWT-057"}""";

  static final String BODY_TOO_LARGE =
      """
      {"type": "tag:twiliotoken.github.io,2026:TWT-058", "title": "Body too large", "status": 413,
       "detail": "The body is larger than 8192 bytes. Send at most 8192 bytes.",
       "code": "TWT-058"}""";

  static final String MEDIA_TYPE_NOT_SUPPORTED =
      """
      {"type": "tag:twiliotoken.github.io,2026:TWT-059", "title": "Media type not supported", "status": 415,
       "detail": "The body has the type 'text/html'. Send 'Content-Type: application/json' in UTF-8.",
       "code": "TWT-059"}""";

  static final String RATE_EXCEEDED =
      """
      {"type": "tag:twiliotoken.github.io,2026:TWT-072", "title": "Rate exceeded", "status": 429,
       "detail": "30 tokens in PT1M are allowed; the next one is possible in 2 s. Wait as long as Retry-After says, and use a token until shortly before it ends.",
       "code": "TWT-072"}""";

  static final String SERVER_FAULT =
      """
      {"type": "tag:twiliotoken.github.io,2026:TWT-065", "title": "Server fault", "status": 500,
       "detail": "The server cannot answer this now. Its log says why.",
       "code": "TWT-065"}""";

  static final String POLICY_FAILED =
      """
      {"type": "tag:twiliotoken.github.io,2026:TWT-073", "title": "Policy check failed", "status": 503,
       "detail": "The server cannot answer this now. Its log says why.",
       "code": "TWT-073"}""";

  static final String ENDPOINT_UNCHECKED =
      """
      {"type": "tag:twiliotoken.github.io,2026:TWT-063", "title": "Endpoint not checked", "status": 503,
       "detail": "The server cannot answer this now. Its log says why.",
       "code": "TWT-063"}""";

  static final String REQUEST =
      """
      {"profile": "softphone", "ttl": 900, "params": {"room": "standup"}}""";

  static final String TOKEN =
      """
      {"token": "eyJ0eXAiOiJKV1Qi.eyJqdGkiOiJTSzAx.c2lnbmF0dXJl", "identity": "alice",
       "profile": "softphone", "expires_in": 600, "expires_at": "2026-11-24T10:00:00Z",
       "grants": ["voice"],
       "lifetime": {"requested": 900, "effective": 600, "limited_by": "caller-session"}}""";

  static final String INSPECT_REQUEST =
      """
      {"token": "eyJ0eXAiOiJKV1Qi.eyJqdGkiOiJTSzAx.c2lnbmF0dXJl", "product": "voice"}""";

  static final String INSPECTION =
      """
      {"valid": false, "verdict": "refused", "signature": "valid", "expires_in": -12,
       "signed_by": "SK00000000000000000000000000000000",
       "findings": [{"code": 20104, "voice": 31205, "sync": 51119,
        "name": "Access Token expired or expiration date invalid",
        "detail": "exp was 2026-11-24 09:59:48 UTC, 12 seconds ago.",
        "repair": "Ask for a new token."}]}""";
}
