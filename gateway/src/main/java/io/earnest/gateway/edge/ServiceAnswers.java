package io.earnest.gateway.edge;

import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerResponse;

/** An answer of the API that says nothing about caching may hold what is somebody's own: it is asked for anew each time. */
final class ServiceAnswers implements ResponseHttpHeadersFilter {
    private static final String OWN = "private, no-cache";

    @Override
    public HttpHeaders apply(HttpHeaders headers, ServerResponse answer) {
        if (headers.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            return headers;
        }
        HttpHeaders more = new HttpHeaders();
        more.putAll(headers);
        more.set(HttpHeaders.CACHE_CONTROL, OWN);
        return more;
    }
}
