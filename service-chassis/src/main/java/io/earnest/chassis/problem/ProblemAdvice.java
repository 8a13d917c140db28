package io.earnest.chassis.problem;

import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * The last advice: whatever no feature maps itself becomes a problem that tells the client what it can act on and
 * nothing of the inside.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Representations representations;

    ProblemAdvice(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.representations = new Representations(mappings::stream);
    }

    @ExceptionHandler
    ResponseEntity<Problem> problem(ProblemException e) {
        return Problems.answer(e.problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unavailable(RemoteUnavailable e, HttpServletResponse response) throws Exception {
        Problems.breakOffIfBegun(e, response);
        LOG.warn("{} is unavailable: {}", e.provider(), e.getMessage());
        return Problems.answer(Problem.unavailable(e.provider()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unexpectedRefusal(RemoteRefused e) {
        LOG.error("{} refused a call that it should not have", e.provider(), e);
        return Problems.answer(internal());
    }

    @ExceptionHandler
    ResponseEntity<Problem> constraint(ConstraintViolationException e) {
        return Problems.answer(invalid(e.getConstraintViolations().stream()
                .map(v -> error(v.getPropertyPath().toString(), v.getMessage()))
                .toList()));
    }

    /** A query that is no percent-encoded UTF-8, or has more parameters than any call takes. */
    @ExceptionHandler
    ResponseEntity<Problem> unreadableQuery(InvalidParameterException e) {
        return Problems.answer(Problem.invalid("query", "is not percent-encoded UTF-8, or has too many parameters"));
    }

    /** A header or parameter with characters that have no place there, seen when it is read. */
    @ExceptionHandler
    ResponseEntity<Problem> unreadableHeader(RequestRejectedException e) {
        return Problems.answer(Problem.invalid("headers", "hold a character that no header may have"));
    }

    /** The client went away: there is nobody to answer, and nothing is wrong here. */
    @ExceptionHandler
    void clientIsGone(ClientAbortException e) {
        LOG.debug("the client is gone: {}", e.toString());
    }

    @ExceptionHandler
    ResponseEntity<Problem> anything(Exception e, HttpServletResponse response) throws Exception {
        Problems.breakOffIfBegun(e, response);
        if (StoreFailures.isUnavailable(e)) {
            LOG.warn("the store does not answer: {}", e.toString());
            return Problems.answer(Problem.unavailable("store"));
        }
        LOG.error("unexpected failure", e);
        return Problems.answer(internal());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return entity(
                invalid(e.getBindingResult().getFieldErrors().stream()
                        .map(f -> error(f.getField(), String.valueOf(f.getDefaultMessage())))
                        .toList()),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return entity(
                invalid(e.getParameterValidationResults().stream()
                        .flatMap(r -> r.getResolvableErrors().stream()
                                .map(m -> error(
                                        String.valueOf(r.getMethodParameter().getParameterName()),
                                        String.valueOf(m.getDefaultMessage()))))
                        .toList()),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(e, null, Problems.allow(e), status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException known) {
                return entity(known.problem(), headers);
            }
        }
        if (e.getCause() == null) {
            return entity(Problem.invalid("body", "is missing; this call takes a JSON object"), headers);
        }
        Map.Entry<String, String> fault = UnreadableBody.explain(e);
        return entity(Problem.invalid(fault.getKey(), fault.getValue()), headers);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Problem problem = switch (status.value()) {
            case 404 -> Problem.of("not-found", 404, "Not found").detail("There is nothing at this address.");
            case 405 ->
                Problem.of("method-not-allowed", 405, "Method not allowed")
                        .detail("This address does not take this method.");
            case 406 -> notAcceptable(((ServletWebRequest) request).getRequest());
            case 413 -> Problem.of("too-large", 413, "Too large").detail("The request is too large.");
            case 415 ->
                Problem.of("unsupported-media-type", 415, "Unsupported media type")
                        .detail("Send the body as application/json.");
            case 500 -> internal();
            default ->
                Problem.of(
                                status.is4xxClientError() ? "invalid-request" : "unavailable",
                                status.value(),
                                status.is4xxClientError() ? "The request is not valid" : "Temporarily unavailable")
                        .detail(
                                e instanceof org.springframework.web.ErrorResponse r
                                                && r.getBody().getDetail() != null
                                        ? String.valueOf(r.getBody().getDetail())
                                        : "The request can't be taken as it is.");
        };
        if (status.is5xxServerError()) {
            LOG.error("unexpected failure", e);
        }
        return entity(problem, headers);
    }

    private Problem notAcceptable(HttpServletRequest request) {
        List<String> types = representations.of(request);
        return Problem.of("not-acceptable", 406, "Not acceptable")
                .detail(
                        types.isEmpty()
                                ? "This can't be had in the form that Accept asks for."
                                : "This can be had as " + String.join(" or ", types) + " only.");
    }

    private static ResponseEntity<Object> entity(Problem problem, HttpHeaders headers) {
        ResponseEntity<Problem> answer = Problems.answer(problem);
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        all.putAll(answer.getHeaders());
        return new ResponseEntity<>(answer.getBody(), all, answer.getStatusCode());
    }

    private static Problem invalid(List<Map<String, String>> errors) {
        String detail = errors.isEmpty()
                ? "The request is not valid."
                : errors.getFirst().get("field") + ": " + errors.getFirst().get("message");
        return Problem.of("invalid-request", 400, "The request is not valid")
                .detail(detail)
                .with("errors", errors);
    }

    private static Map<String, String> error(String field, String message) {
        return Map.of("field", field, "message", message);
    }

    private static Problem internal() {
        return Problem.of("internal-error", 500, "Something went wrong")
                .detail("The request could not be handled. It was noted; try again later.");
    }
}
