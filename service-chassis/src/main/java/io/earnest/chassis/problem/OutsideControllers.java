package io.earnest.chassis.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What failed, or was refused, outside of any controller is a problem too, and tells nothing of the inside. */
@RestController
public class OutsideControllers implements ErrorController {
    private final String service;

    OutsideControllers(@Value("${earnest.service-name}") String service) {
        this.service = service;
    }

    @RequestMapping("/error")
    ResponseEntity<Problem> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Without a status somebody asks for this address itself.
        return Problems.answer(problem(status instanceof Integer given && given >= 400 ? given : 404, service));
    }

    /**
     * The problem of an answer of which nothing is known but its status.
     *
     * @param status 400 or more
     * @param service who could not answer, for a 503
     */
    public static Problem problem(int status, String service) {
        return switch (status) {
            case 404 -> Problem.of("not-found", 404, "Not found").detail("There is nothing at this address.");
            case 405 ->
                Problem.of("method-not-allowed", 405, "Method not allowed")
                        .detail("This address does not take this method.");
            case 501, 505 ->
                Problem.of("not-supported", status, "Not supported")
                        .detail(
                                "This way of asking is not supported. Ask in HTTP/1.1, with a body that is sent as it is.");
            case 503 -> Problem.unavailable(service);
            default ->
                status < 500
                        ? Problem.of("invalid-request", status, "The request is not valid")
                                .detail("The request can't be taken as it is.")
                        : Problem.of("internal-error", 500, "Something went wrong")
                                .detail("The request could not be handled. It was noted; try again later.");
        };
    }
}
