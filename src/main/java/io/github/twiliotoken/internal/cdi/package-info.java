/**
 * The beans. The doors of this package are what the endpoint, the readiness check and the extension
 * use: {@link io.github.twiliotoken.internal.cdi.DeploymentState}, {@link
 * io.github.twiliotoken.internal.cdi.CallerResolver}, {@link
 * io.github.twiliotoken.internal.cdi.ProfileTokens}, {@link
 * io.github.twiliotoken.internal.cdi.Audit} with its {@link
 * io.github.twiliotoken.internal.cdi.AttemptRecorder}, {@link
 * io.github.twiliotoken.internal.profile.ProfileTokenRequest}, {@link
 * io.github.twiliotoken.internal.text.Faults} and {@link io.github.twiliotoken.internal.cdi.Beans}.
 */
@NullMarked
package io.github.twiliotoken.internal.cdi;

import org.jspecify.annotations.NullMarked;
