/**
 * Holds profiles as they work at run time: the access rule, the caller's claims, the templates of
 * values, and the grants that they give. {@code internal.config} makes each {@link
 * io.github.twiliotoken.internal.profile.Profile} at deployment; {@code internal.cdi} and {@code
 * internal.endpoint} use it for each request. Start there.
 *
 * <p>This is the way of {@code twilio.token.profile.default.video.room={claim:team}} from the
 * setting to the signed grant. At deployment:
 *
 * <ol>
 *   <li>{@code ProfileReader.read} calls {@code GrantReader.read}, which calls {@code
 *       GrantFactory.make} with itself as the {@code GrantValues}.
 *   <li>{@code GrantFactory.video} asks {@code GrantReader.text} for {@code video.room}. {@code
 *       Template.parse} finds the placeholder, and {@code Template.checkSeparators} refuses a
 *       template that could give two callers one room.
 *   <li>{@code Template.sample} gives {@code x}, and {@code new VideoGrant("x")} checks it.
 *   <li>{@code ProfileGrants} keeps the sample and the template, in a {@code Profile}.
 * </ol>
 *
 * <p>For each request:
 *
 * <ol>
 *   <li>{@code TokenService.issue} asks {@code AccessRule.admits} about the caller's roles, and
 *       calls {@code ProfileTokenIssuer.issue}; an injection point calls that directly.
 *   <li>{@code ProfileGrants.checkParams} and {@code AccessRule.checkClaims} match the parameters
 *       and claims against their patterns.
 *   <li>{@code ProfileGrants.fill} calls {@code GrantFactory.make}, with the caller's values.
 *   <li>{@code GrantFactory.video} asks for {@code video.room} again. {@code Template.fill} puts
 *       {@code Claims.text} in the place of the placeholder.
 *   <li>{@code new VideoGrant("red")} checks the filled value, and the {@code TokenIssuer} of the
 *       profile's account signs the grant.
 * </ol>
 *
 * <p>The same {@code GrantFactory} runs both times, so no key can be checked at deployment and
 * granted by another rule later, or be granted without a check. The sample lets a mistake in the
 * literal text, such as a room name that is too long, stop the deployment and not the first caller.
 */
@NullMarked
package io.github.twiliotoken.internal.profile;

import org.jspecify.annotations.NullMarked;
