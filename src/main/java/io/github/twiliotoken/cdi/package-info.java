/**
 * The beans. The doors of this package are what the endpoint, the readiness check and the extension
 * use: {@link io.github.twiliotoken.cdi.TokenSetup}, {@link io.github.twiliotoken.cdi.Callers},
 * {@link io.github.twiliotoken.cdi.ProfileTokens}, {@link io.github.twiliotoken.cdi.Audit} with its
 * {@link io.github.twiliotoken.cdi.Trail}, {@link io.github.twiliotoken.cdi.Wish}, {@link
 * io.github.twiliotoken.cdi.Faults} and {@link io.github.twiliotoken.cdi.Beans}.
 */
@NullMarked
package io.github.twiliotoken.cdi;

import org.jspecify.annotations.NullMarked;
