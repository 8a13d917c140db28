package io.earnest.gateway.page;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Problems;
import io.earnest.gateway.edge.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Refusals of the edge: a page for people, a problem for programs. */
@Component
class RefusedRequests implements Refusal {
    private final ProblemPages pages;

    RefusedRequests(ProblemPages pages) {
        this.pages = pages;
    }

    @Override
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!Wanted.page(request)) {
            Problems.write(problem, response);
            return;
        }
        ResponseEntity<String> page = switch (problem.status()) {
            case 404 -> pages.notFound(request);
            case 400 ->
                problem.name().equals("invalid-request") ? pages.unreadable(request) : pages.refused(request, problem);
            default -> pages.refused(request, problem);
        };
        response.setStatus(page.getStatusCode().value());
        page.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        byte[] body = Objects.requireNonNull(page.getBody()).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
