package io.earnest.chassis.call;

import feign.RequestInterceptor;
import feign.codec.ErrorDecoder;
import io.earnest.chassis.token.ServiceTokens;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.openfeign.clientconfig.HttpClient5FeignConfiguration.HttpClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/** What every Feign client has: this service's signature on internal calls, and sorted errors. */
@Configuration(proxyBeanMethods = false)
public class CallConfiguration {
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
