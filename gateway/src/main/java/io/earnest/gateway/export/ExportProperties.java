package io.earnest.gateway.export;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of exports, of each gateway by itself.
 *
 * @param perHour exports of one profile in an hour
 * @param atOnce exports under way, of all profiles together
 * @param atMost how long one may take; past it the connection is cut
 */
@Validated
@ConfigurationProperties("earnest.export")
record ExportProperties(
        @DefaultValue("6") @Positive int perHour,
        @DefaultValue("8") @Positive int atOnce,
        @DefaultValue("9m") @NotNull Duration atMost) {}
