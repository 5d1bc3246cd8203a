package io.github.twiliotoken.inspect;

import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.TaskRouterGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a token is to be used with. */
public enum Product {
  /** Whatever the token has grants for. */
  ANY,
  /** Programmable Voice. */
  VOICE(new VoiceGrant()),
  /** Video. */
  VIDEO(VideoGrant.everyRoom()),
  /** Conversations, whose grant is {@code chat}. */
  CONVERSATIONS(new ChatGrant("IS" + "0".repeat(32))),
  /** Sync, whose grant is {@code data_sync}. */
  SYNC(new SyncGrant("IS" + "0".repeat(32))),
  /** TaskRouter, whose grant is {@code task_router}. */
  TASKROUTER(new TaskRouterGrant("WS" + "0".repeat(32)));

  /** Any grant of the product: it knows which identities and lifetimes the product takes. */
  @SuppressWarnings("ImmutableEnumChecker") // these grants hold no map that could change
  private final Optional<Grant> rule;

  Product() {
    this.rule = Optional.empty();
  }

  Product(Grant rule) {
    this.rule = Optional.of(rule);
  }

  /** The member of {@code grants} that the product needs; empty if any will do. */
  Optional<String> grant() {
    return rule.map(Grant::key);
  }

  /** What knows the rules that matter: the product's own, or those of all grants there are. */
  List<Grant> rules(Set<String> keys) {
    return rule.map(List::of)
        .orElseGet(
            () ->
                Arrays.stream(values())
                    .flatMap(product -> product.rule.stream())
                    .filter(grant -> keys.contains(grant.key()))
                    .toList());
  }
}
