package io.github.twiliotoken.internal.keys;

import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.ApiUrl;
import java.util.Optional;

/**
 * How the keys of one account are managed.
 *
 * @param region where its keys live; empty is US1
 * @param file the credentials file, where there is one
 */
public record KeyAccess(
    String accountSid,
    Optional<String> region,
    ApiUrl url,
    ApiLogin login,
    Optional<String> file) {}
