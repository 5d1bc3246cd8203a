package io.github.twiliotoken.readme;

import io.github.twiliotoken.keys.ApiKeys;
import io.github.twiliotoken.keys.FileCredentialsStore;
import io.github.twiliotoken.keys.KeyRotation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;

final class HowToRotate {
  private HowToRotate() {}

  static void rotate(Config config, Path file, Consumer<String> log) {
    try (ApiKeys keys = ApiKeys.configured(config)) {
      KeyRotation rotation = KeyRotation.configured(config, keys, new FileCredentialsStore(file));
      rotation.rotate(Duration.ofDays(30)).forEach(step -> log.accept(step.toString()));
    }
  }
}
