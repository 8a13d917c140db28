package io.earnest.chassis.call;

import feign.RequestInterceptor;
import feign.codec.ErrorDecoder;
import io.earnest.chassis.token.ServiceTokens;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.openfeign.clientconfig.HttpClient5FeignConfiguration.HttpClientBuilderCustomizer;
import org.springframework.cloud.openfeign.clientconfig.HttpClient5FeignConfiguration.HttpClientConnectionManagerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/** What every Feign client has: this service's signature on internal calls, and sorted errors. */
@Configuration(proxyBeanMethods = false)
public class CallConfiguration {
    /**
     * How long a connection is kept that nobody uses: less than a provider that is told to end goes on serving (EARNEST_DRAIN,
     * 5 s in a cluster), so that nothing is sent into a connection while it is being closed.
     */
    public static final Duration IDLE = Duration.ofSeconds(4);

    @Bean
    Remote remote(CircuitBreakerRegistry breakers, RetryRegistry retries) {
        return new Remote(breakers, retries);
    }

    @Bean
    ErrorDecoder remoteErrors() {
        return new RemoteErrors();
    }

    /** The HTTP client would repeat a 429 or 503 by itself, a POST too, a second later: retries are {@link Remote}'s. */
    @Bean
    HttpClientBuilderCustomizer oneRetryingLayer() {
        return HttpClientBuilder::disableAutomaticRetries;
    }

    @Bean
    HttpClientConnectionManagerBuilderCustomizer noConnectionIsKeptForLong() {
        return connections -> connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setIdleTimeout(Timeout.of(IDLE))
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .build());
    }

    /** A call that carries a token already (a person's, passed on) keeps it. */
    @Bean
    RequestInterceptor signedCalls(ObjectProvider<ServiceTokens> tokens) {
        return template -> {
            if (template.path().startsWith("/internal/")
                    && !template.headers().containsKey(HttpHeaders.AUTHORIZATION)) {
                template.header(
                        HttpHeaders.AUTHORIZATION,
                        "Bearer "
                                + tokens.getObject()
                                        .forProvider(template.feignTarget().name()));
            }
        };
    }
}
