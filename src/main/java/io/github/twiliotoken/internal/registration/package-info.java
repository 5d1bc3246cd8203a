/**
 * Registers this library with an application: what both extensions do, whatever kind of CDI they
 * run on. An extension turns what its container shows into the plain records of this package, and
 * hands them to an {@link io.github.twiliotoken.internal.registration.ApplicationScan}, which
 * judges them. From that come the {@linkplain
 * io.github.twiliotoken.internal.registration.ApplicationScan#accountBeans beans of the accounts}
 * and the {@linkplain io.github.twiliotoken.internal.registration.ApplicationScan#findings
 * findings}, with which {@code cdi.DeploymentState.prepare} makes a deployment ready. {@link
 * io.github.twiliotoken.internal.registration.BeanClasses} lists all other beans. Start at {@code
 * ApplicationScan}.
 */
@NullMarked
package io.github.twiliotoken.internal.registration;

import org.jspecify.annotations.NullMarked;
