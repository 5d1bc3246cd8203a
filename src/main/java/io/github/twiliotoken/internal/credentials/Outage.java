package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.problem.Problem;
import java.time.Instant;

/**
 * Says since when and why an account cannot sign.
 *
 * @param since the end of the lag after its key was last confirmed; now, if it never was
 * @param why what is wrong with its credentials file
 */
public record Outage(Instant since, Problem why) {}
