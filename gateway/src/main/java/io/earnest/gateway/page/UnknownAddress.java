package io.earnest.gateway.page;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** An address that nothing answers to: a page for people, a problem for programs. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownAddress {
    private final ProblemPages pages;

    UnknownAddress(ProblemPages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<?> nothing(NoResourceFoundException e, HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String path = request.getRequestURI();
        boolean program = path.startsWith("/api/") || path.startsWith("/internal/") || path.startsWith("/assets/");
        return accept != null && accept.contains("text/html") && !program
                ? pages.notFound(request)
                : Problems.answer(
                        Problem.of("not-found", 404, "Not found").detail("There is nothing at this address."));
    }
}
