/**
 * The configuration: one reader, which returns all of it or all that is wrong with it. The doors of
 * this package are {@link io.github.twiliotoken.internal.config.ConfigReader} and what it returns.
 */
@NullMarked
package io.github.twiliotoken.internal.config;

import org.jspecify.annotations.NullMarked;
