package io.earnest.gateway.edge;

import io.earnest.chassis.call.CallConfiguration;
import io.earnest.chassis.metrics.HttpPoolMetrics;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.client.RestClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** How requests get from the routes to the services. */
@Configuration(proxyBeanMethods = false)
class ProxyConfiguration {
    /** Behind the controllers (0), before static files, so that the gateway's own addresses win over the routes. */
    private static final int ROUTES_ORDER = 10;

    /**
     * Apache's client on the request's own (virtual) thread. It changes nothing on the way: no redirect followed, no cookie
     * kept, no body decompressed, nothing repeated.
     */
    @Bean
    CloseableHttpClient serviceHttpClient(ProxyProperties properties, MeterRegistry meters) {
        Timeout response = Timeout.of(properties.responseTimeout());
        PoolingHttpClientConnectionManager connections = connections(properties, response);
        HttpPoolMetrics.bind(meters, "proxy", connections);
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.ofSeconds(1))
                        .setResponseTimeout(response)
                        .setRedirectsEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .evictExpiredConnections()
                .evictIdleConnections(TimeValue.of(CallConfiguration.IDLE))
                .build();
    }

    /** The connections of routes and, as they take the one client that is a bean, of Feign's clients here. */
    private static PoolingHttpClientConnectionManager connections(ProxyProperties properties, Timeout response) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(properties.maxConnections())
                .setMaxConnPerRoute(properties.maxConnectionsPerService())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setSocketTimeout(response)
                        // A service that is told to end closes what is idle after 5 s.
                        .setIdleTimeout(Timeout.of(CallConfiguration.IDLE))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoTimeout(response)
                        .build())
                .build();
    }

    @Bean
    ClientHttpRequestFactory serviceRequests(CloseableHttpClient serviceHttpClient) {
        return new HttpComponentsClientHttpRequestFactory(serviceHttpClient);
    }

    @Bean
    ServiceExchange serviceExchange(
            RestClient.Builder client, GatewayMvcProperties properties, CircuitBreakerRegistry breakers) {
        return new ServiceExchange(client.build(), properties, breakers);
    }

    /** What a controller takes with another method only (signing in, and listing sessions) is a route's. */
    @Bean
    WebMvcRegistrations otherMethodsAreRouted() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new OwnMethodsOnly();
            }
        };
    }

    @Bean
    static BeanPostProcessor routesBehindControllers() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof RouterFunctionMapping routes) {
                    routes.setOrder(ROUTES_ORDER);
                }
                return bean;
            }
        };
    }

    private static final class OwnMethodsOnly extends RequestMappingHandlerMapping {
        @Override
        protected @Nullable HandlerMethod handleNoMatch(
                Set<RequestMappingInfo> infos, String path, HttpServletRequest request) throws ServletException {
            try {
                return super.handleNoMatch(infos, path, request);
            } catch (HttpRequestMethodNotSupportedException e) {
                return null;
            }
        }
    }
}
