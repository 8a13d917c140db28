package io.earnest.gateway.own;

import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.gateway.edge.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** A person is told on a page why there is none, a program by a problem. */
@ControllerAdvice(assignableTypes = {OwnLists.class, OwnCharts.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class OwnErrors {
    private final Refusal refusal;

    OwnErrors(Refusal refusal) {
        this.refusal = refusal;
    }

    @ExceptionHandler
    void refused(ProblemException e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusal.write(e.problem(), request, response);
    }

    @ExceptionHandler
    void unavailable(RemoteUnavailable e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusal.write(Problem.unavailable(e.provider()), request, response);
    }
}
