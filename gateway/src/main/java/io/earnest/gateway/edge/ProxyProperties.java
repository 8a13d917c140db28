package io.earnest.gateway.edge;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The client that carries requests to the services.
 *
 * @param connectTimeout how long a connection may take
 * @param responseTimeout how long a service may take to begin its answer, and between two parts of it
 * @param maxConnections to all services together
 * @param maxConnectionsPerService past it a request waits for at most a second
 */
@Validated
@ConfigurationProperties("earnest.proxy")
record ProxyProperties(
        @DefaultValue("500ms") @NotNull Duration connectTimeout,
        @DefaultValue("10s") @NotNull Duration responseTimeout,
        @DefaultValue("400") @Positive int maxConnections,
        @DefaultValue("128") @Positive int maxConnectionsPerService) {}
