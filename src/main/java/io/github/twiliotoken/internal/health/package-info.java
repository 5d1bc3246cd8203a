/**
 * Adds a readiness check, where the server has MicroProfile Health. The extension {@linkplain
 * io.github.twiliotoken.internal.health.HealthBeans#register registers} it before there are beans.
 * For each call of the server, {@link io.github.twiliotoken.internal.health.AccountsReadiness} asks
 * the deployment's state about every account; the watch polls the credentials files again, as it
 * would for a token. Start there.
 */
@NullMarked
package io.github.twiliotoken.internal.health;

import org.jspecify.annotations.NullMarked;
