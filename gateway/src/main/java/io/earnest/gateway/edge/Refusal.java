package io.earnest.gateway.edge;

import io.earnest.chassis.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How whoever asked is told that their request is refused before any controller sees it. */
public interface Refusal {
    /**
     * Attribute of a request whose method no controller of its address takes: the exception that says which they take. It is the
     * answer where there is no route either.
     */
    String OTHER_METHODS = Refusal.class.getName() + ".otherMethods";

    /** Answers with the problem, or with a page that says the same where a person asked for a page. */
    void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException;
}
