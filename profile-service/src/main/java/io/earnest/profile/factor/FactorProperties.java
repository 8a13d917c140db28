package io.earnest.profile.factor;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Second factors.
 *
 * @param keyFile private key (PEM, PKCS#8, EC P-256) from which the one derives that seals secrets of time-based codes; what
 *     others behind it sealed can be opened
 */
@ConfigurationProperties("earnest.factors")
record FactorProperties(@Nullable Path keyFile) {}
