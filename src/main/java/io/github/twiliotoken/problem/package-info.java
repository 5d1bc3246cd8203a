/**
 * Holds every refusal of this library: {@link io.github.twiliotoken.problem.Problem} names the
 * reasons, each with a code, an HTTP status and a repair, and {@link
 * io.github.twiliotoken.problem.TwilioTokenException} carries one of them with what happened.
 *
 * <p>Every other package throws {@code Problem.X.because("what happened, with the value")}. A
 * deployment reports the messages; an endpoint answers the status and the detail; the log and the
 * audit get the reason. It knows no other package.
 */
@NullMarked
package io.github.twiliotoken.problem;

import org.jspecify.annotations.NullMarked;
