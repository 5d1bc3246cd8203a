/**
 * Turns MicroProfile Config into one {@link io.github.twiliotoken.internal.config.Settings}, or
 * into the list of everything that is wrong with it.
 *
 * <p>{@code DeploymentState.prepare} calls {@link
 * io.github.twiliotoken.internal.config.ConfigReader#read} once per deployment, with what the
 * application needs. A look-up of a profile at runtime calls {@link
 * io.github.twiliotoken.internal.config.ConfigReader#profile}. Start reading at these two methods.
 *
 * <p>Every reader here covers one group of keys. All of them share one {@code PropertyReader},
 * which collects their problems, so that a reader goes on after a mistake. {@code ProfileReader}
 * uses {@code GrantReader}, {@code LifetimeReader} and {@code AccountsReader}.
 *
 * <p>A new setting needs its row in {@code PropertyCatalog}, a line in a reader, and a member of
 * {@code Settings} or {@code Profile}. Its row in the reference is generated from the first.
 */
@NullMarked
package io.github.twiliotoken.internal.config;

import org.jspecify.annotations.NullMarked;
