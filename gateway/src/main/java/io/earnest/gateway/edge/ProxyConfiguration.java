package io.earnest.gateway.edge;

import io.earnest.chassis.call.ServiceHttp;
import io.earnest.chassis.metrics.HttpPoolMetrics;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
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

    /** The routes' own connections and client: no bean, as Feign's clients have theirs from the chassis. */
    @Bean
    ClientHttpRequestFactory serviceRequests(ProxyProperties properties, MeterRegistry meters) {
        Timeout response = Timeout.of(properties.responseTimeout());
        PoolingHttpClientConnectionManager connections = ServiceHttp.connections(
                properties.maxConnections(),
                properties.maxConnectionsPerService(),
                Timeout.of(properties.connectTimeout()),
                response);
        HttpPoolMetrics.bind(meters, "proxy", connections);
        return new HttpComponentsClientHttpRequestFactory(
                ServiceHttp.client(connections, Timeout.ofSeconds(1), response));
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
                request.setAttribute(Refusal.OTHER_METHODS, e);
                return null;
            }
        }
    }
}
