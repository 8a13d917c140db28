package io.earnest.gateway.page;

import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Problems;
import io.earnest.gateway.edge.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * An address that nothing answers to, or not to this method: what it once was, or else a page for people, a problem for programs.
 */
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
        if (request.getAttribute(Refusal.OTHER_METHODS) instanceof HttpRequestMethodNotSupportedException other) {
            return otherMethods(other, request);
        }
        boolean page = Wanted.page(request);
        try {
            Optional<ResponseEntity<?>> redirect =
                    Wanted.byPrograms(request) ? Optional.empty() : former.redirect(request);
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

    @ExceptionHandler
    ResponseEntity<?> otherMethods(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        ResponseEntity<?> answer = Wanted.page(request)
                ? pages.notThisWay(request)
                : Problems.answer(Problem.of("method-not-allowed", 405, "Method not allowed")
                        .detail("This address does not take this method."));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .headers(Problems.allow(e))
                .body(answer.getBody());
    }
}
