package io.earnest.chassis.call;

import feign.Client;
import feign.RequestInterceptor;
import feign.codec.ErrorDecoder;
import feign.hc5.ApacheHttp5Client;
import io.earnest.chassis.token.ServiceTokens;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cloud.openfeign.support.FeignHttpClientProperties;
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

    /** What lies below is asked for in the service's own name; all else in a person's, or nobody's. */
    static final String SIGNED_PATHS = "/internal/";

    @Bean
    Remote remote(CircuitBreakerRegistry breakers, RetryRegistry retries) {
        return new Remote(breakers, retries);
    }

    @Bean
    ErrorDecoder remoteErrors() {
        return new RemoteErrors();
    }

    /** The connections of all Feign clients together. */
    @Bean
    PoolingHttpClientConnectionManager peerConnections(FeignHttpClientProperties limits) {
        return ServiceHttp.connections(
                limits.getMaxConnections(),
                limits.getMaxConnectionsPerRoute(),
                Timeout.ofMilliseconds(limits.getConnectionTimeout()),
                socketTimeout(limits.getHc5()));
    }

    /** Spring Cloud's own client gives way to any other that is a bean, and a Feign client then goes without a pool. */
    @Bean
    CloseableHttpClient peerHttpClient(
            PoolingHttpClientConnectionManager peerConnections, FeignHttpClientProperties limits) {
        return ServiceHttp.client(
                peerConnections,
                Timeout.of(
                        limits.getHc5().getConnectionRequestTimeout(),
                        limits.getHc5().getConnectionRequestTimeoutUnit()),
                socketTimeout(limits.getHc5()));
    }

    /** What every Feign client sends its calls with; a connection's and an answer's time-outs are each client's own. */
    @Bean
    Client peerClient(@Qualifier("peerHttpClient") CloseableHttpClient http) {
        return new ApacheHttp5Client(http);
    }

    /** A call that carries a token already (a person's, passed on) keeps it. */
    @Bean
    RequestInterceptor signedCalls(ObjectProvider<ServiceTokens> tokens) {
        return template -> {
            if (template.path().startsWith(SIGNED_PATHS)
                    && !template.headers().containsKey(HttpHeaders.AUTHORIZATION)) {
                template.header(
                        HttpHeaders.AUTHORIZATION,
                        "Bearer "
                                + tokens.getObject()
                                        .forProvider(template.feignTarget().name()));
            }
        };
    }

    private static Timeout socketTimeout(FeignHttpClientProperties.Hc5Properties limits) {
        return Timeout.of(limits.getSocketTimeout(), limits.getSocketTimeoutUnit());
    }
}
