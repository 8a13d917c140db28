package io.earnest.rewards.config;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Problems;
import io.earnest.rewards.ledger.LedgerBusyException;
import io.earnest.rewards.ledger.LedgerUnavailableException;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A ledger that can't answer now is a 503 that says when to try again; what was asked may be asked again as it is. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class LedgerProblems {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerProblems.class);

    @ExceptionHandler
    ResponseEntity<Problem> busy(LedgerBusyException e) {
        LOG.warn("the ledger is busy: {}", e.getMessage());
        return Problems.answer(Problem.of("unavailable", 503, "Temporarily unavailable")
                .detail("The ledger has too much to do. Nothing of this was booked; send the same again in a moment.")
                .with("service", "rewards-service"));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unavailable(LedgerUnavailableException e, HttpServletResponse response) throws Exception {
        Problems.breakOffIfBegun(e, response);
        LOG.warn("the ledger can't be written or read: {}", e.getMessage());
        return Problems.answer(Problem.unavailable("rewards-service"));
    }
}
