package io.earnest.gateway.edge;

import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What a service is told of the request: the one client address that the gateway stands for, whatever the client claimed
 * (the routes have dropped that already), and the one trace. Cookies are the gateway's own affair.
 */
final class ForwardedHeaders implements RequestHttpHeadersFilter, Ordered {
    private final String proto;

    ForwardedHeaders(boolean https) {
        this.proto = https ? "https" : "http";
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders apply(HttpHeaders headers, ServerRequest request) {
        HttpHeaders forwarded = new HttpHeaders();
        forwarded.putAll(headers);
        forwarded.remove(HttpHeaders.COOKIE);
        OwnTraces.HEADERS.forEach(forwarded::remove);
        forwarded.set("X-Forwarded-For", request.servletRequest().getRemoteAddr());
        forwarded.set("X-Forwarded-Proto", proto);
        return forwarded;
    }
}
