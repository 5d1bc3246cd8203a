/**
 * Counts in OpenTelemetry, where the server has it with metrics, as MicroProfile Telemetry 2 brings
 * it. The extension registers the {@linkplain
 * io.github.twiliotoken.internal.telemetry.TelemetryBeans#all beans} before any other. Then the
 * audit, which every token, refusal and rotation passes, asks {@link
 * io.github.twiliotoken.internal.telemetry.TelemetryBackend} for a sink, unless there is one of
 * MicroProfile Metrics. Start there.
 */
@NullMarked
package io.github.twiliotoken.internal.telemetry;

import org.jspecify.annotations.NullMarked;
