/**
 * The CDI portable extension: the container calls it while an application is deployed. What it sees
 * of the application flows into an {@link
 * io.github.twiliotoken.internal.extension.ApplicationScan}, and which beans may replace ours into
 * a {@link io.github.twiliotoken.internal.extension.BeanSelection}. Once all is seen, they become
 * {@code cdi.DeploymentFindings}, and {@code cdi.DeploymentState.prepare} checks the configuration
 * against them: it ends ready, or with all that is wrong in one failure. Nothing is kept for the
 * next deployment. Start at {@link io.github.twiliotoken.internal.extension.TwilioTokenExtension};
 * its observers stand in the order in which they are called.
 */
@NullMarked
package io.github.twiliotoken.internal.extension;

import org.jspecify.annotations.NullMarked;
