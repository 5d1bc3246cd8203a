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

/** Names the product that a token is to be used with. */
public enum Product {
  /** All products that the token has grants for. */
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

  /** A sample grant of the product: its type knows which identities and lifetimes are taken. */
  @SuppressWarnings("ImmutableEnumChecker") // these grants hold no map that could change
  private final Optional<Grant> rule;

  Product() {
    this.rule = Optional.empty();
  }

  Product(Grant rule) {
    this.rule = Optional.of(rule);
  }

  /** Returns the key of the grant that the product needs; empty if any will do. */
  Optional<String> grant() {
    return rule.map(Grant::key);
  }

  /** Returns a sample grant of each product whose rules count: its own, or of all these keys. */
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
