package io.earnest.profile.profile;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of signing up.
 *
 * @param perNetworkAndDay profiles that one network may make in a UTC day
 */
@Validated
@ConfigurationProperties("earnest.sign-up")
record SignUpProperties(@Min(1) int perNetworkAndDay) {}
