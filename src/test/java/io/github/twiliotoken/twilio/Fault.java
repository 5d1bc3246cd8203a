package io.github.twiliotoken.twilio;

/** Names what the simulated Twilio can be told to do wrong with a request. */
public enum Fault {
  /** Nothing. */
  NONE,
  /** 429: too many at once; nothing was done. */
  BUSY,
  /** 429 that says when to come back. */
  BUSY_FOR_7_SECONDS,
  /** 429 that asks for a longer pause than any client makes. */
  BUSY_FOR_AN_HOUR,
  /** 500; nothing was done. */
  FAILED_BEFORE,
  /** 503, though the request was done. */
  FAILED_AFTER,
  /** 401: who asks is not known, or not known everywhere yet. */
  UNKNOWN_LOGIN,
  /** The connection ends without an answer, and nothing was done. */
  CUT_BEFORE,
  /** The connection ends without an answer, and it was done. */
  CUT_AFTER,
  /** The answer ends in its middle, and it was done. */
  CUT_IN_THE_MIDDLE,
  /** It was done, and no answer comes until the caller hangs up. */
  SLOW,
  /** A page for people, with 200. */
  HTML,
  /** XML, which is what Twilio answers unless asked for JSON. */
  XML,
  /** A body that is called JSON and is not. */
  RUBBISH,
  /** 404 from something on the way. */
  FOREIGN_404,
  /** 302 to another host. */
  REDIRECT,
  /** A list whose next page is on another host. */
  FOREIGN_PAGE,
  /** A list whose next page is itself. */
  ENDLESS_PAGE,
  /** An error that repeats the password. */
  TELLTALE
}
