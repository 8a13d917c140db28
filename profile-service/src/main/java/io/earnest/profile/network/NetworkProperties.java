package io.earnest.profile.network;

import io.earnest.chassis.web.ClientNetwork.Widening;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Whom to believe about addresses, and what networks around a client's may have.
 *
 * @param trustedProxies addresses or CIDR blocks whose {@code X-Forwarded-For} is believed
 * @param widening how much more than one /64 its /56 and its /48 may have
 */
@Validated
@ConfigurationProperties("earnest.network")
record NetworkProperties(
        @NotNull List<String> trustedProxies, @NotNull Widening widening) {}
