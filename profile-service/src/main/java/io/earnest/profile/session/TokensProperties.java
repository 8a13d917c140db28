package io.earnest.profile.session;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * People's tokens.
 *
 * @param keyFile private key that signs them (PEM, PKCS#8, EC P-256); others behind it sign
 *     nothing, but what they signed is accepted
 * @param accessLifetime how long an access token serves
 * @param sessionLifetime how long a session lasts without being refreshed
 * @param longestSession how long a session lasts however often it is refreshed
 * @param refreshGrace how long the refresh token before the last rotation still answers
 */
@ConfigurationProperties("earnest.tokens")
record TokensProperties(
        @Nullable Path keyFile,
        Duration accessLifetime,
        Duration sessionLifetime,
        Duration longestSession,
        Duration refreshGrace) {}
