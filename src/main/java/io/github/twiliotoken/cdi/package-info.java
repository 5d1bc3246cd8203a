/**
 * The beans. The doors of this package are the types that the endpoint and the extension use:
 * {@link io.github.twiliotoken.cdi.TokenSetup}, {@link io.github.twiliotoken.cdi.Callers} and
 * {@link io.github.twiliotoken.cdi.ProfileTokens}.
 */
@NullMarked
package io.github.twiliotoken.cdi;

import org.jspecify.annotations.NullMarked;
