package io.earnest.gateway.edge;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What failed outside of any controller is a problem too, and tells nothing of the inside. */
@RestController
class EdgeErrors implements ErrorController {
    @RequestMapping("/error")
    ResponseEntity<Problem> error(HttpServletRequest request) {
        return Problems.answer(
                switch (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)) {
                    case Integer status when status == 503 -> Problem.unavailable("gateway");
                    case Integer status
                    when status >= 400 && status < 500 && status != 404 ->
                        Problem.of("invalid-request", status, "The request is not valid")
                                .detail("The request can't be taken as it is.");
                    case Integer status
                    when status >= 500 ->
                        Problem.of("internal-error", 500, "Something went wrong")
                                .detail("The request could not be handled. It was noted; try again later.");
                    // Somebody asks for this address itself.
                    case null, default ->
                        Problem.of("not-found", 404, "Not found").detail("There is nothing at this address.");
                });
    }
}
