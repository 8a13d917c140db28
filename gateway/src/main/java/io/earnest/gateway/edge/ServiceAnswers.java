package io.earnest.gateway.edge;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * An answer of the API that does not say that it is for everybody may hold what is somebody's own: nothing keeps it, neither
 * a proxy nor the disk of a browser that others use.
 */
final class ServiceAnswers implements ResponseHttpHeadersFilter {
    private static final String OWN = "private, no-store";

    @Override
    public HttpHeaders apply(HttpHeaders headers, ServerResponse answer) {
        if (isPublic(headers.getCacheControl())) {
            return headers;
        }
        HttpHeaders more = new HttpHeaders();
        more.putAll(headers);
        more.set(HttpHeaders.CACHE_CONTROL, OWN);
        return more;
    }

    private static boolean isPublic(@Nullable String cacheControl) {
        return cacheControl != null && cacheControl.contains("public");
    }
}
