package io.earnest.gateway.session;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.springframework.http.HttpHeaders;

/**
 * An answer that sets somebody's cookies: no cache may keep it, whatever the service says of the same thing for everybody
 * else.
 */
final class OwnAnswer extends HttpServletResponseWrapper {
    OwnAnswer(HttpServletResponse response) {
        super(response);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    @Override
    public void setHeader(String name, String value) {
        if (!isCaching(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!isCaching(name)) {
            super.addHeader(name, value);
        }
    }

    private static boolean isCaching(String name) {
        return name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL) || name.equalsIgnoreCase(HttpHeaders.EXPIRES);
    }
}
