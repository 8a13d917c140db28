package io.earnest.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.testing.Hostile;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.ServletRequestPathUtils;

/** What a call through a route leaves behind at the breaker of its class. */
@Hostile
class ServiceExchangeTest {
    private static final int PERMITTED = 2;

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
            .permittedNumberOfCallsInHalfOpenState(PERMITTED)
            .slidingWindowSize(4)
            .minimumNumberOfCalls(4)
            .recordExceptions(RemoteUnavailable.class)
            .build());

    /** What happens to a call. */
    private interface Fate {
        void meet() throws IOException;
    }

    @Test
    void whateverIsThrownInAHalfOpenBreakerItsPermissionsAreGivenBack() {
        List<Fate> odd = List.of(
                () -> {
                    throw new IllegalStateException("odd");
                },
                () -> {
                    throw new StackOverflowError("odder");
                },
                () -> {
                    throw Problem.of("too-large", 413, "Too large").exception();
                },
                () -> {
                    throw new IOException(
                            Problem.of("too-large", 413, "Too large").exception());
                },
                () -> {
                    throw new ConnectException("refused");
                },
                () -> {
                    throw new ConnectionRequestTimeoutException("all in use");
                });
        CircuitBreaker breaker = breakers.circuitBreaker("proxy-article-service");
        for (Fate fate : odd) {
            halfOpen(breaker);
            for (int i = 0; i < 5 * PERMITTED; i++) {
                try {
                    exchange("GET", "/api/articles/a", fate);
                } catch (IllegalStateException | StackOverflowError e) {
                    assertThat(e).hasMessageStartingWith("odd");
                }
            }
            assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.HALF_OPEN);
            for (int i = 0; i < PERMITTED; i++) {
                assertThat(exchange("GET", "/api/articles/a", () -> {})
                                .statusCode()
                                .value())
                        .isEqualTo(200);
            }
            assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        }
    }

    @Test
    void whatIsOurOwnDefectIsToldAsOne() {
        assertThatThrownBy(() -> exchange("GET", "/api/articles/a", () -> {
                    throw new IllegalStateException("odd");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void previewsThatGetNoAnswerTakeNothingElseWithThem() {
        for (int i = 0; i < 6; i++) {
            assertThat(exchange("POST", "/api/previews", () -> {
                                throw new SocketTimeoutException("slow");
                            })
                            .statusCode()
                            .value())
                    .isEqualTo(503);
        }
        assertThat(breakers.circuitBreaker("proxy-article-service-preview").getState())
                .isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(exchange("GET", "/api/articles/a", () -> {}).statusCode().value())
                .isEqualTo(200);
        assertThat(exchange("POST", "/api/articles", () -> {}).statusCode().value())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/previews, proxy-s-preview",
        "POST, /api/%70reviews, proxy-s-preview",
        "POST, /api/admin/articles, proxy-s-import",
        "PUT, /api/admin/articles/a/author, proxy-s",
        "POST, /api/articles, proxy-s-writing",
        "PUT, /api/articles/a, proxy-s-writing",
        "DELETE, /api/articles/a, proxy-s",
        "POST, /api/articles/a/publication, proxy-s",
        "GET, /api/articles, proxy-s",
        "GET, /api/articles?tag=bees, proxy-s",
        "GET, /api/articles?q=bees, proxy-s-search",
        "GET, /api/articles?sort=top&q=bees, proxy-s-search",
        "GET, /api/articles/a?q=bees, proxy-s",
        "POST, /api/profiles, proxy-s-password",
        "GET, /api/profiles/ada, proxy-s",
        "PUT, /api/me/password, proxy-s-password",
        "GET, /api/avatars/leonardo/image, proxy-s-image",
        "GET, /api/avatars, proxy-s",
    })
    void everyCallHasTheBreakerOfItsClass(String method, String address, String breaker) {
        assertThat(RouteClass.breaker("s", request(method, address))).isEqualTo(breaker);
    }

    private static void halfOpen(CircuitBreaker breaker) {
        breaker.reset();
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
    }

    private ServerResponse exchange(String method, String address, Fate fate) {
        ClientHttpRequestFactory requests = (uri, sent) -> {
            fate.meet();
            MockClientHttpRequest request = new MockClientHttpRequest(sent, uri);
            request.setResponse(new MockClientHttpResponse(new byte[0], 200));
            return request;
        };
        RestClient client = RestClient.builder().requestFactory(requests).build();
        return new ServiceExchange(client, new GatewayMvcProperties(), breakers)
                .exchange(new Sent(request(method, address)));
    }

    private static ServerRequest request(String method, String address) {
        URI uri = URI.create("http://localhost" + address);
        MockHttpServletRequest request = new MockHttpServletRequest(method, uri.getRawPath());
        request.setQueryString(uri.getRawQuery());
        if (uri.getQuery() != null) {
            for (String pair : uri.getQuery().split("&")) {
                request.addParameter(pair.split("=")[0], pair.split("=")[1]);
            }
        }
        request.setAttribute(MvcUtils.GATEWAY_ROUTE_ID_ATTR, "article-service");
        ServletRequestPathUtils.parseAndCache(request);
        return ServerRequest.create(request, List.of());
    }

    private record Sent(ServerRequest getServerRequest) implements ProxyExchange.Request {
        @Override
        public ServerRequest getServerRequest() {
            return getServerRequest;
        }

        @Override
        public HttpMethod getMethod() {
            return getServerRequest.method();
        }

        @Override
        public URI getUri() {
            return URI.create("http://article-service/");
        }

        @Override
        public HttpHeaders getHeaders() {
            return new HttpHeaders();
        }

        @Override
        public Collection<ProxyExchange.ResponseConsumer> getResponseConsumers() {
            return List.of();
        }
    }
}
