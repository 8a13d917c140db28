package io.earnest.gateway.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Answers with a public page that is kept and fresh before anything is spent on who asks: it is the same for everybody. All
 * that turns requests away (forms, limits, places) stands before it, and whatever is not an exact address of such a page goes on.
 */
final class KeptPages extends OncePerRequestFilter {
    private final Pages pages;

    KeptPages(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // A token that is sent in so many words is looked at, and refused, as everywhere.
        return !request.getMethod().equals("GET") || request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Pages.Rendered page = pages.fresh(request);
        if (page == null) {
            chain.doFilter(request, response);
            return;
        }
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(context -> context.setPathPattern(page.pattern()));
        Coding coding = Wanted.coding(request);
        HttpHeaders headers = page.headers(coding);
        if (new ServletWebRequest(request, response).checkNotModified(page.tag())) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
            headers.remove(HttpHeaders.CONTENT_TYPE);
            headers.forEach((name, values) -> response.setHeader(name, values.getFirst()));
            return;
        }
        headers.forEach((name, values) -> response.setHeader(name, values.getFirst()));
        byte[] body = page.body(coding);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
