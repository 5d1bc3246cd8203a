/**
 * Counts in MicroProfile Metrics, where the server has it. The extension registers the {@linkplain
 * io.github.twiliotoken.internal.metrics.MetricsBeans#all beans} before any other. Then the audit,
 * which every token, refusal and rotation passes, asks {@link
 * io.github.twiliotoken.internal.metrics.MicroProfileBackend} for a sink. Start there.
 */
@NullMarked
package io.github.twiliotoken.internal.metrics;

import org.jspecify.annotations.NullMarked;
