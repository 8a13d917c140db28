package io.earnest.gateway.page;

import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** An address that nothing answers to: what it once was, or else a page for people, a problem for programs. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownAddress {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownAddress.class);

    private final ProblemPages pages;
    private final FormerAddresses former;

    UnknownAddress(ProblemPages pages, FormerAddresses former) {
        this.pages = pages;
        this.former = former;
    }

    @ExceptionHandler
    ResponseEntity<?> nothing(NoResourceFoundException e, HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String path = request.getRequestURI();
        boolean program = path.startsWith("/api/") || path.startsWith("/internal/") || path.startsWith("/assets/");
        boolean page = accept != null && accept.contains("text/html") && !program;
        try {
            Optional<ResponseEntity<?>> redirect = program ? Optional.empty() : former.redirect(request);
            return redirect.orElseGet(() -> page ? pages.notFound(request) : nothing());
        } catch (RemoteRefused deleted) {
            return page ? pages.deleted(request) : nothing();
        } catch (RemoteUnavailable unknown) {
            // It may be the address of an article: who keeps addresses must not strike it out.
            LOG.warn("no former address without {}: {}", unknown.provider(), unknown.getMessage());
            return page ? pages.unavailable(request, unknown.provider(), PageErrors.RETRY_AFTER_SECONDS) : nothing();
        }
    }

    private static ResponseEntity<?> nothing() {
        return Problems.answer(Problem.of("not-found", 404, "Not found").detail("There is nothing at this address."));
    }
}
