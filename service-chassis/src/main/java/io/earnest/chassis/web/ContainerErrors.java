package io.earnest.chassis.web;

import io.earnest.chassis.problem.OutsideControllers;
import io.earnest.chassis.problem.Problems;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * What the container refuses before any filter sees it (a request line, header or framing that is no HTTP) is a problem like
 * all else, in place of the container's own page.
 */
public final class ContainerErrors extends ErrorReportValve {
    private final String service;

    /** @param service whose container this is */
    public ContainerErrors(String service) {
        this.service = service;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        // No filter has set these, and a browser may show even this.
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        try {
            Problems.write(OutsideControllers.problem(status, service), response.getResponse());
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // The client is gone, or the answer has begun: there is nothing left to tell.
            container.getLogger().debug("no answer to a refused request", e);
        }
    }
}
