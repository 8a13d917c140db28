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
 * @param atMost how long one may take; past it the connection is cut. Well below the life of a new token, as who has
 *     less left than an export may take can't begin one
 */
@Validated
@ConfigurationProperties("earnest.export")
record ExportProperties(
        @DefaultValue("6") @Positive int perHour,
        @DefaultValue("8") @Positive int atOnce,
        @DefaultValue("5m") @NotNull Duration atMost) {
    /** For the last page, which may be asked for at the very end. */
    private static final Duration LAST_PAGE = Duration.ofSeconds(30);

    /** How long the person's token must be good for when an export begins: every page is asked for with it. */
    Duration tokenLife() {
        return atMost.plus(LAST_PAGE);
    }
}
