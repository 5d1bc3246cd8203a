/**
 * Limits how many tokens a caller gets in a period. {@code cdi.RateLimits} asks {@link
 * io.github.twiliotoken.internal.rate.RateLimiter#take} for each token, once the caller is known
 * and before anything is signed. The decision is {@link
 * io.github.twiliotoken.internal.rate.Permit}'s, from one time that a {@link
 * io.github.twiliotoken.RateStore} keeps. Start there. {@link
 * io.github.twiliotoken.internal.rate.SharedRateStore} stands between us and a store of the
 * application's, which may fail or hang.
 */
@NullMarked
package io.github.twiliotoken.internal.rate;

import org.jspecify.annotations.NullMarked;
