package io.github.twiliotoken.contract;

import java.net.http.HttpResponse;

/**
 * What a runtime answers itself, before the endpoint is called. Our WAR has none: it replaces such
 * answers.
 */
public enum OwnAnswer {
  /** A bearer that does not hold gets 401 with an empty body. */
  BAD_BEARER(401),
  /** A method that JAX-RS has no annotation for, such as {@code PROPFIND}, gets an empty 405. */
  UNKNOWN_METHOD(405),
  /** A claim in a form that the runtime cannot read gets 500, with words of its own. */
  UNREADABLE_CLAIM(500),
  /** A time that is no number, or one over every bound, gets 500, with words of its own. */
  UNREADABLE_TIME(500);

  private final int status;

  OwnAnswer(int status) {
    this.status = status;
  }

  boolean is(HttpResponse<String> answer) {
    boolean wordless = answer.body().isEmpty();
    boolean ours = answer.body().contains("TWT-");
    return answer.statusCode() == status && (status == 500 ? !ours : wordless);
  }
}
