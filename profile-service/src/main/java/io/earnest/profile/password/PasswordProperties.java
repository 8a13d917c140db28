package io.earnest.profile.password;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of password hashing.
 *
 * @param hashesAtOnce hashes that may be computed at the same time; from two on, one of them is kept for who is known
 * @param longestWait how long a request waits for its turn
 * @param waiting how many may wait for one
 * @param attempts failed attempts for one handle from one network within the window
 * @param attemptsPerNetwork failed attempts from one network within the window
 * @param attemptsWindow how long a failed attempt counts, from the first one on
 * @param cheapForTests whether a hash costs nearly nothing, and protects as little: where passwords are made up by tests
 */
@Validated
@ConfigurationProperties("earnest.password")
record PasswordProperties(
        @Min(1) int hashesAtOnce,
        @NotNull Duration longestWait,
        @NotNull Waiting waiting,
        @Min(1) int attempts,
        @Min(1) int attemptsPerNetwork,
        @NotNull Duration attemptsWindow,
        boolean cheapForTests) {

    /**
     * How many may wait at the same time.
     *
     * @param strangers of those who never signed in from where they are
     * @param known of those who have
     * @param perNetwork of one network, in each of the two; loopback: all
     */
    record Waiting(
            @Min(1) int strangers,
            @Min(1) int known,
            @Min(1) int perNetwork) {}
}
