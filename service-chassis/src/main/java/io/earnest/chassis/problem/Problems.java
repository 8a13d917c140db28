package io.earnest.chassis.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import tools.jackson.databind.json.JsonMapper;

/** Turns problems into HTTP answers. */
public final class Problems {
    /** What a client waits after a 503 or 429 that names no better time. */
    private static final int RETRY_AFTER_SECONDS = 2;

    /** An answer to one request, which often tells of the one who asked: a later one is asked for anew. */
    private static final String CACHING = "no-store";

    /** The name of all limits that are new at midnight UTC. */
    private static final String DAILY_LIMIT = "daily-limit";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Problems() {}

    public static ResponseEntity<Problem> answer(Problem problem) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, CACHING);
        String retryAfter = retryAfter(problem);
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return answer.body(problem);
    }

    /**
     * The seconds after which a client may try again: those of the problem's {@code retryAfterSeconds}, those until the next
     * midnight UTC for a limit of the day, or a few. Null where it is neither a 503 nor a 429.
     */
    public static @Nullable String retryAfter(Problem problem) {
        if (problem.status() != 503 && problem.status() != 429) {
            return null;
        }
        Object said = problem.extra().get("retryAfterSeconds");
        if (said != null) {
            return String.valueOf(said);
        }
        return String.valueOf(
                problem.name().equals(DAILY_LIMIT)
                        ? Wait.seconds(Wait.untilTomorrow(Instant.now()))
                        : RETRY_AFTER_SECONDS);
    }

    /**
     * For exception handlers: an answer that has begun can't become a problem any more. Failing in the handler as well
     * leaves the failure to the server, which cuts the connection. So the client sees that something is missing, instead of
     * a document that ends too early, or in the middle of which a problem stands.
     */
    public static void breakOffIfBegun(Exception e, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw e;
        }
    }

    /** The methods that an address takes: where one can GET it, one can ask for its head. */
    public static HttpHeaders allow(HttpRequestMethodNotSupportedException e) {
        Set<HttpMethod> methods = new LinkedHashSet<>();
        for (HttpMethod method : Objects.requireNonNullElse(e.getSupportedHttpMethods(), Set.<HttpMethod>of())) {
            methods.add(method);
            if (method.equals(HttpMethod.GET)) {
                methods.add(HttpMethod.HEAD);
            }
        }
        HttpHeaders headers = new HttpHeaders();
        headers.setAllow(methods);
        return headers;
    }

    /** For filters, which stand before any controller. */
    public static void write(Problem problem, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(problem.status());
        String retryAfter = retryAfter(problem);
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHING);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(problem));
    }
}
