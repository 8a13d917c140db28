package io.earnest.gateway.page;

import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What a person sees where a page can't be shown. */
@ControllerAdvice(assignableTypes = {PublicPages.class, ArticlePages.class, PersonalPages.class, OwnPage.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors {
    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);
    static final String RETRY_AFTER_SECONDS = "10";

    private final ProblemPages pages;
    private final FormerAddresses former;

    PageErrors(ProblemPages pages, FormerAddresses former) {
        this.pages = pages;
        this.former = former;
    }

    @ExceptionHandler
    ResponseEntity<?> refused(RemoteRefused e, HttpServletRequest request) {
        return switch (e.status()) {
            case 410 -> pages.deleted(request);
            case 404, 400 -> nothing(request);
            default -> unexpected(e, request);
        };
    }

    /** Of all that is looked up by its address, an old site may have had articles; what is here of others stays here. */
    private ResponseEntity<?> nothing(HttpServletRequest request) {
        if (!request.getRequestURI().startsWith("/articles/")) {
            return pages.notFound(request);
        }
        try {
            return former.redirect(request).orElseGet(() -> pages.notFound(request));
        } catch (RemoteRefused deleted) {
            return pages.deleted(request);
        } catch (RemoteUnavailable e) {
            return unavailable(e, request);
        }
    }

    @ExceptionHandler
    ResponseEntity<String> unavailable(RemoteUnavailable e, HttpServletRequest request) {
        LOG.warn("no page without {}: {}", e.provider(), e.getMessage());
        return pages.unavailable(request, e.provider(), RETRY_AFTER_SECONDS);
    }

    /** An address whose query is no percent-encoded text. */
    @ExceptionHandler
    ResponseEntity<String> unreadable(InvalidParameterException e, HttpServletRequest request) {
        return pages.unreadable(request);
    }

    @ExceptionHandler
    ResponseEntity<String> unexpected(Exception e, HttpServletRequest request) {
        if (e instanceof org.springframework.web.ErrorResponse answer
                && answer.getStatusCode().is4xxClientError()) {
            return pages.notFound(request);
        }
        LOG.error("a page failed", e);
        return pages.broken(request);
    }

    static HttpHeaders retryAfter(String seconds) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, seconds);
        return headers;
    }
}
