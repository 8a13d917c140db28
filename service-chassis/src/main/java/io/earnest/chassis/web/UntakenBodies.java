package io.earnest.chassis.web;

import io.earnest.chassis.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A write that takes no body takes none, or the empty object that many clients send with every POST: whoever sends more
 * means something that would not happen.
 */
final class UntakenBodies implements HandlerInterceptor {
    /** Room for an empty object however it is spaced. */
    private static final int MAX_BYTES = 256;

    private final JsonMapper json;

    UntakenBodies(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof HandlerMethod method
                && !request.getMethod().equals("GET")
                && !request.getMethod().equals("HEAD")
                && hasBody(request)
                && !takesBody(method)
                && !isEmpty(request.getInputStream().readNBytes(MAX_BYTES + 1))) {
            throw Problem.invalid("body", "is not taken by this call; leave it out or send {}")
                    .exception();
        }
        return true;
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean takesBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class)
                        || parameter.getParameterType() == InputStream.class);
    }

    private boolean isEmpty(byte[] body) {
        if (body.length > MAX_BYTES) {
            return false;
        }
        try {
            JsonNode node = json.readTree(body);
            return node.isMissingNode() || (node.isObject() && node.isEmpty());
        } catch (JacksonException e) {
            return false;
        }
    }
}
