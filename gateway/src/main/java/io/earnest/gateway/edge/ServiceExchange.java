package io.earnest.gateway.edge;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.problem.Problems;
import java.time.Duration;
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
 * it; whether a write took effect is then unknown, so nothing is repeated here.
 */
final class ServiceExchange extends RestClientProxyExchange {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceExchange.class);

    ServiceExchange(RestClient client, GatewayMvcProperties properties) {
        super(client, properties);
    }

    @Override
    public ServerResponse exchange(Request request) {
        try {
            return super.exchange(request);
        } catch (ResourceAccessException e) {
            ProblemException known = problemIn(e);
            if (known != null) {
                return answer(known.problem());
            }
            String service = String.valueOf(
                    request.getServerRequest().servletRequest().getAttribute(MvcUtils.GATEWAY_ROUTE_ID_ATTR));
            LOG.warn("{} does not answer: {}", service, e.getMessage());
            return answer(Problem.unavailable(service));
        } catch (ProblemException e) {
            return answer(e.problem());
        }
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
        if (problem.status() == 503) {
            answer.header(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(
                            Duration.ofSeconds(Problems.RETRY_AFTER_SECONDS).toSeconds()));
        }
        return answer.body(problem);
    }
}
