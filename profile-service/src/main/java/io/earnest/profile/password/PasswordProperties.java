package io.earnest.profile.password;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of password hashing.
 *
 * @param hashesAtOnce hashes that may be computed at the same time
 * @param longestWait how long a request waits for its turn
 * @param attempts failed attempts for one handle from one network within the window
 * @param attemptsPerNetwork failed attempts from one network within the window
 * @param attemptsWindow how long a failed attempt counts
 */
@Validated
@ConfigurationProperties("earnest.password")
record PasswordProperties(
        @Min(1) int hashesAtOnce,
        Duration longestWait,
        @Min(1) int attempts,
        @Min(1) int attemptsPerNetwork,
        Duration attemptsWindow) {}
