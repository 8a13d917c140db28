package io.earnest.profile.network;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Whom to believe about addresses.
 *
 * @param trustedProxies addresses or CIDR blocks whose {@code X-Forwarded-For} is believed
 */
@Validated
@ConfigurationProperties("earnest.network")
record NetworkProperties(@NotNull List<String> trustedProxies) {}
