/**
 * The CDI portable extension: the container calls it while an application is deployed. It turns
 * what the container shows into the plain records of the {@link
 * io.github.twiliotoken.internal.registration registration}, and which beans may replace ours into
 * a {@link io.github.twiliotoken.internal.extension.BeanSelection}. Once all is seen, {@code
 * cdi.DeploymentState.prepare} checks the configuration against it: the deployment ends ready, or
 * with all that is wrong in one failure. Nothing is kept for the next deployment. Start at {@link
 * io.github.twiliotoken.internal.extension.TwilioTokenExtension}; its observers stand in the order
 * in which they are called.
 */
@NullMarked
package io.github.twiliotoken.internal.extension;

import org.jspecify.annotations.NullMarked;
