package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.text.Faults;
import io.github.twiliotoken.problem.Problem;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Counts what the audit reports, where the server has an API for metrics. If that fails, the log
 * says so once, and tokens go on.
 */
@Singleton
class MetricsReporter {
  private static final Logger LOG = Logger.getLogger(MetricsReporter.class.getName());

  private final AtomicBoolean failed = new AtomicBoolean();
  private final Optional<MetricsSink> sink;

  @Inject
  MetricsReporter(
      Instance<MetricsBackend> backends, DeploymentState deployment, ApplicationBeans application) {
    List<KeyAge> keys =
        deployment.accounts().stream()
            .filter(SigningAccount::rotates)
            .map(account -> new KeyAge(account, application.clock()))
            .toList();
    sink = connect(backends, keys);
  }

  private Optional<MetricsSink> connect(Instance<MetricsBackend> backends, List<KeyAge> keys) {
    try {
      return backends.stream()
          .sorted(Comparator.comparing(MetricsBackend::isFallback))
          .flatMap(backend -> backend.connect(keys).stream())
          .findFirst();
    } catch (RuntimeException | LinkageError e) {
      failed(e);
      return Optional.empty();
    }
  }

  /** Returns when an attempt begins, by {@code System.nanoTime}; zero where nothing is measured. */
  long begin() {
    return sink.isPresent() ? System.nanoTime() : 0;
  }

  void issued(AttemptRecorder attempt) {
    report(to -> to.issued(attempt.labels(), System.nanoTime() - attempt.begun()));
  }

  void refused(AttemptRecorder attempt, Problem problem) {
    report(to -> to.refused(problem.code(), attempt.labels().profile()));
  }

  void rotated(SigningAccount account) {
    report(to -> to.rotated(account.name()));
  }

  private void report(Consumer<MetricsSink> event) {
    if (sink.isPresent()) {
      try {
        event.accept(sink.get());
      } catch (RuntimeException | LinkageError e) {
        failed(e);
      }
    }
  }

  private void failed(Throwable e) {
    if (!failed.getAndSet(true)) {
      LOG.log(Level.WARNING, "Metrics are not complete: the server failed", Faults.shown(e));
    }
  }
}
