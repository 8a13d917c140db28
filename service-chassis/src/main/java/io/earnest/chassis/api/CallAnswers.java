package io.earnest.chassis.api;

import io.earnest.chassis.page.Paging;
import io.earnest.chassis.token.Caller;
import io.earnest.chassis.token.Viewer;
import io.earnest.chassis.web.IdempotencyKey;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;

/**
 * Says of each call what follows from how it is written: who may call it, with which statuses it may answer, and the limits
 * of a list. What is a call's own it says by {@link Answers}.
 */
final class CallAnswers implements GlobalOperationCustomizer {
    static final String PERSON = "token";
    static final String SERVICE = "service";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Answers own = handler.getMethodAnnotation(Answers.class);
        Set<Integer> statuses = new TreeSet<>(List.of(400, 401, 429, 503));
        Identity identity = Identity.of(handler);
        operation.setSecurity(identity.requirements());
        if (identity != Identity.ANYBODY) {
            statuses.add(403);
        }
        parameters(operation).forEach(CallAnswers::describe);
        if (parameters(operation).anyMatch(parameter -> "path".equals(parameter.getIn()))) {
            statuses.add(404);
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of(413, 415));
        }
        if (own != null) {
            for (int status : own.value()) {
                statuses.add(status);
            }
            if (own.idempotencyKey()) {
                statuses.addAll(List.of(409, 422));
                operation.addParametersItem(idempotencyKey());
            }
        }
        operation.setResponses(responses(operation.getResponses(), statuses));
        return operation;
    }

    private static Stream<Parameter> parameters(Operation operation) {
        return Stream.ofNullable(operation.getParameters()).flatMap(List::stream);
    }

    private static void describe(Parameter parameter) {
        Schema<?> schema = parameter.getSchema();
        if (!"query".equals(parameter.getIn()) || schema == null) {
            return;
        }
        if ("limit".equals(parameter.getName())) {
            schema.setMinimum(BigDecimal.ONE);
            schema.setMaximum(BigDecimal.valueOf(Paging.MAX_LIMIT));
            parameter.description("How many at most; " + Paging.DEFAULT_LIMIT + " where it is absent");
        } else if ("cursor".equals(parameter.getName())) {
            parameter.description("The `next` of the page before");
        }
    }

    private static Parameter idempotencyKey() {
        return new Parameter()
                .in("header")
                .name(IdempotencyKey.HEADER)
                .required(false)
                .description("The same key and body give the same thing again")
                .schema(new StringSchema().minLength(1).maxLength(200).pattern("^[ -~]*[!-~][ -~]*$"));
    }

    private static ApiResponses responses(ApiResponses described, Set<Integer> statuses) {
        ApiResponses all = new ApiResponses();
        boolean named = statuses.stream().anyMatch(status -> status < 300);
        Set<Integer> successes = new TreeSet<>();
        (named ? statuses.stream() : described.keySet().stream().map(CallAnswers::number))
                .filter(status -> status < 300)
                .forEach(successes::add);
        Content content = described.values().stream()
                .map(ApiResponse::getContent)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        boolean tagged = statuses.contains(304) || statuses.contains(412);
        for (int status : successes) {
            all.addApiResponse(String.valueOf(status), success(status, described, content, tagged));
        }
        if (statuses.contains(304)) {
            all.addApiResponse("304", new ApiResponse().description("As If-None-Match has it"));
        }
        if (content != null) {
            statuses.add(406);
        }
        statuses.stream()
                .filter(status -> status >= 400)
                .forEach(status -> all.addApiResponse(String.valueOf(status), ProblemAnswers.reference(status)));
        return all;
    }

    private static ApiResponse success(int status, ApiResponses described, @Nullable Content content, boolean tagged) {
        ApiResponse answer = described.get(String.valueOf(status));
        if (answer == null) {
            answer = new ApiResponse()
                    .description(HttpStatus.valueOf(status).getReasonPhrase())
                    .content(status == 204 ? null : content);
        }
        if (status == 202 && "Accepted".equals(answer.getDescription())) {
            answer.description("Accepted, and not settled yet: a GET of it shows how that ends");
        }
        if (status == 201) {
            answer.addHeaderObject("Location", header("Where it is").required(true));
        }
        if (tagged && status == 200) {
            answer.addHeaderObject("ETag", header("Its version").required(true));
        }
        return answer;
    }

    private static Header header(String description) {
        return new Header().description(description).schema(new StringSchema());
    }

    /** The form of a status in a document; "default" counts as none. */
    private static int number(String status) {
        return status.chars().allMatch(Character::isDigit) ? Integer.parseInt(status) : 999;
    }

    private enum Identity {
        ANYBODY,
        PERSON,
        SERVICE;

        static Identity of(HandlerMethod handler) {
            for (MethodParameter parameter : handler.getMethodParameters()) {
                if (parameter.getParameterType() == Viewer.class) {
                    return PERSON;
                }
                if (parameter.getParameterType() == Caller.class) {
                    return SERVICE;
                }
            }
            return ANYBODY;
        }

        /** Who is not asked for a token may send one all the same, and sees what is theirs. */
        List<SecurityRequirement> requirements() {
            SecurityRequirement person = new SecurityRequirement().addList(CallAnswers.PERSON);
            return switch (this) {
                case ANYBODY -> List.of(new SecurityRequirement(), person);
                case PERSON -> List.of(person);
                case SERVICE -> List.of(new SecurityRequirement().addList(CallAnswers.SERVICE));
            };
        }
    }
}
