/**
 * The build-compatible extension, for CDI Lite: Quarkus calls it while an application is built, and
 * runs no portable one. Like that one it turns what the container shows into the plain records of
 * the {@link io.github.twiliotoken.internal.registration registration}; what is wrong with the
 * application fails the build. The findings are then kept in the built application. At each start
 * {@code ApplicationStart.prepare} checks the configuration against them, which the build never
 * reads: what is wrong with that fails the start. On a server with portable extensions nothing of
 * this package is used. Start at {@link
 * io.github.twiliotoken.internal.lite.TwilioTokenBuildExtension}; its methods stand in the order in
 * which they are called.
 */
@NullMarked
package io.github.twiliotoken.internal.lite;

import org.jspecify.annotations.NullMarked;
