package io.github.twiliotoken.it;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Chance that can be repeated: a seed always gives the same choices. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
    // the first numbers of neighbouring seeds are alike
    random.nextLong();
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A number from 0 to {@code bound - 1}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A key of a map, whose own order differs from one JVM to the next. */
  String pickKey(Map<String, ?> of) {
    return pick(of.keySet().stream().sorted().toList());
  }

  void shuffle(List<?> list) {
    Collections.shuffle(list, random);
  }
}
