package io.github.twiliotoken.grant;

import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Sid;
import java.util.Map;
import java.util.Optional;

/**
 * Allows TaskRouter.
 *
 * @param workspaceSid {@code WS} and 32 hexadecimal digits
 * @param workerSid {@code WK} and 32 hexadecimal digits
 * @param role for example {@code worker} or {@code supervisor}
 */
public record TaskRouterGrant(
    String workspaceSid, Optional<String> workerSid, Optional<String> role) implements Grant {
  /**
   * Checks the values.
   *
   * @throws TwilioTokenException if a value is malformed or blank
   */
  public TaskRouterGrant {
    Sid.check("WS", workspaceSid);
    workerSid.ifPresent(sid -> Sid.check("WK", sid));
    role.ifPresent(name -> Payload.text("task_router.role", name));
  }

  /** Makes a grant for one workspace. */
  public TaskRouterGrant(String workspaceSid) {
    this(workspaceSid, Optional.empty(), Optional.empty());
  }

  /** Returns a copy of this grant for one worker. */
  public TaskRouterGrant worker(String sid) {
    return new TaskRouterGrant(workspaceSid, Optional.of(sid), role);
  }

  /** Returns a copy of this grant with a role. */
  public TaskRouterGrant role(String name) {
    return new TaskRouterGrant(workspaceSid, workerSid, Optional.of(name));
  }

  @Override
  public String key() {
    return "task_router";
  }

  @Override
  public Map<String, Object> payload() {
    return new Payload()
        .with("workspace_sid", Optional.of(workspaceSid))
        .with("worker_sid", workerSid)
        .with("role", role)
        .members();
  }
}
