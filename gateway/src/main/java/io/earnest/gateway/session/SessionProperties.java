package io.earnest.gateway.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A browser's session.
 *
 * @param refreshCookieLife how long a browser keeps the refresh cookie after its last use; profile-service decides when
 *     the token in it ends
 * @param renewalsKept how many renewed sessions are remembered for requests that come with the token before
 * @param renewalKept for how long; shorter than the 30 s for which profile-service takes that token
 */
@Validated
@ConfigurationProperties("earnest.session")
record SessionProperties(
        @DefaultValue("30d") @NotNull Duration refreshCookieLife,
        @DefaultValue("10000") @Positive int renewalsKept,
        @DefaultValue("20s") @NotNull Duration renewalKept) {}
