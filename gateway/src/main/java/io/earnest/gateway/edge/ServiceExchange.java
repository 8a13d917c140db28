package io.earnest.gateway.edge;

import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.problem.Problems;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.ConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Carries a request to its service and the answer back as it is. A service that gives no answer becomes a 503 that names
 * it; whether a write took effect is then unknown, so nothing is repeated here. One that hangs is left alone for a few
 * seconds, so that those who wait for it do not take the places of everybody else.
 */
final class ServiceExchange extends RestClientProxyExchange {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceExchange.class);

    private final CircuitBreakerRegistry breakers;

    ServiceExchange(RestClient client, GatewayMvcProperties properties, CircuitBreakerRegistry breakers) {
        super(client, properties);
        this.breakers = breakers;
    }

    @Override
    public ServerResponse exchange(Request request) {
        String service = String.valueOf(
                request.getServerRequest().servletRequest().getAttribute(MvcUtils.GATEWAY_ROUTE_ID_ATTR));
        CircuitBreaker breaker = breakers.circuitBreaker(RouteClass.breaker(service, request.getServerRequest()));
        if (!breaker.tryAcquirePermission()) {
            return answer(Problem.unavailable(service));
        }
        try (Permission permission = new Permission(breaker)) {
            return exchange(request, service, permission);
        }
    }

    private ServerResponse exchange(Request request, String service, Permission permission) {
        try {
            ServerResponse answer = super.exchange(request);
            permission.answered();
            return answer;
        } catch (ResourceAccessException | ProblemException e) {
            ProblemException known = problemIn(e);
            if (known != null) {
                return answer(known.problem());
            }
            if (!saysNothing(e.getCause())) {
                permission.unanswered(new RemoteUnavailable(service, why(e)));
            }
            LOG.warn("{} does not answer: {}", service, why(e));
            return answer(Problem.unavailable(service));
        }
    }

    /**
     * A breaker's permission for one call, given back where the call came to nothing that says something about the service: a
     * refusal of ours, a defect of ours, whatever is thrown. One that is kept would be missing for ever from the few by which
     * a half-open breaker finds out whether it may close.
     */
    private static final class Permission implements AutoCloseable {
        private final CircuitBreaker breaker;
        private final long start;
        private boolean used;

        Permission(CircuitBreaker breaker) {
            this.breaker = breaker;
            this.start = breaker.getCurrentTimestamp();
        }

        void answered() {
            used = true;
            breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
        }

        void unanswered(RemoteUnavailable failure) {
            used = true;
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), failure);
        }

        @Override
        public void close() {
            if (!used) {
                breaker.releasePermission();
            }
        }
    }

    /**
     * A refused connection costs nothing, and the service is to be found as soon as it is back. A call for which no connection
     * of ours was left never reached the service: who holds them is counted, not who waits.
     */
    private static boolean saysNothing(@Nullable Throwable cause) {
        return cause instanceof ConnectException || cause instanceof ConnectionRequestTimeoutException;
    }

    /** The client's own message holds the address that was asked for, which may name somebody. */
    private static String why(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.getClass().getSimpleName() : cause.toString();
    }

    /** A body that turns out too large while it is read fails inside the client. */
    private static @Nullable ProblemException problemIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException known) {
                return known;
            }
        }
        return null;
    }

    private static ServerResponse answer(Problem problem) {
        ServerResponse.BodyBuilder answer =
                ServerResponse.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        String retryAfter = Problems.retryAfter(problem);
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return answer.body(problem);
    }
}
