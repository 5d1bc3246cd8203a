package io.github.twiliotoken.config;

import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.Grant;
import java.util.List;
import java.util.Set;

/**
 * What a caller may pick: what it grants, how long, and for whom.
 *
 * @param roles one of these is needed at the endpoint; {@link #ANYONE} is any authenticated caller
 * @param sessionBound whether the caller's login ends its tokens
 */
public record Profile(
    String name, List<Grant> grants, Set<String> roles, TtlPolicy policy, boolean sessionBound) {
  /** The role of every authenticated caller. */
  public static final String ANYONE = "**";
}
