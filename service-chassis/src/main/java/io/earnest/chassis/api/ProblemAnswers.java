package io.earnest.chassis.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import java.util.TreeMap;

/** The refusals that documents share: each is described once, and calls refer to it. */
final class ProblemAnswers {
    private static final String RESPONSES = "#/components/responses/";
    private static final String PROBLEM = "#/components/schemas/Problem";

    private static final Map<Integer, Refusal> BY_STATUS = new TreeMap<>(Map.ofEntries(
            refusal(400, "BadRequest", "`invalid-request`; `errors` names each field and what belongs there"),
            refusal(401, "Unauthorized", "`unauthenticated`, `invalid-token`: sign in, or refresh the session"),
            refusal(402, "PaymentRequired", "`insufficient-twei`, with `balance` and `price`"),
            refusal(403, "Forbidden", "Not for this profile, or not yet; the type says why"),
            refusal(404, "NotFound", "`not-found`: there is no such thing, or it is not for this profile"),
            refusal(406, "NotAcceptable", "`not-acceptable`: it can't be had in the form that Accept asks for"),
            refusal(409, "Conflict", "It does not go with how things are now; the type says why"),
            refusal(410, "Gone", "`deleted`"),
            refusal(412, "PreconditionFailed", "`stale-version`: it has changed since If-Match's version"),
            refusal(413, "ContentTooLarge", "`too-large`, with `maxBytes`"),
            refusal(415, "UnsupportedMediaType", "`unsupported-media-type`: the body is to be application/json"),
            refusal(422, "UnprocessableContent", "`idempotency-key-reused`: the key came with another body before"),
            refusal(428, "PreconditionRequired", "If-Match is missing"),
            refusal(429, "TooManyRequests", "Too many; again after Retry-After"),
            refusal(503, "ServiceUnavailable", "`unavailable`: a part does not answer; again after Retry-After")));

    private record Refusal(String name, String description, boolean retryAfter) {}

    private ProblemAnswers() {}

    private static Map.Entry<Integer, Refusal> refusal(int status, String name, String description) {
        return Map.entry(status, new Refusal(name, description, status == 429 || status == 503));
    }

    /** A reference to the refusal with this status. */
    static ApiResponse reference(int status) {
        Refusal refusal = BY_STATUS.get(status);
        if (refusal == null) {
            throw new IllegalArgumentException("no refusal is described for status " + status);
        }
        return new ApiResponse().$ref(RESPONSES + refusal.name());
    }

    /** Describes all of them. */
    static void describe(Components components) {
        components.addSchemas("Problem", problem());
        for (Refusal refusal : BY_STATUS.values()) {
            ApiResponse answer = new ApiResponse()
                    .description(refusal.description())
                    .content(new Content()
                            .addMediaType(
                                    "application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
            if (refusal.retryAfter()) {
                answer.addHeaderObject(
                        "Retry-After",
                        new Header().description("Seconds").required(true).schema(integer()));
            }
            components.addResponses(refusal.name(), answer);
        }
    }

    private static Schema<?> problem() {
        Schema<?> error =
                new ObjectSchema().addProperty("field", new StringSchema()).addProperty("message", new StringSchema());
        error.addType("object");
        Schema<?> problem = new ObjectSchema()
                .description("RFC 9457, with further fields by type")
                .addProperty("type", string().pattern("^/problems/[a-z0-9-]+$"))
                .addProperty("title", string())
                .addProperty("status", integer())
                .addProperty("detail", string())
                .addProperty("errors", new ArraySchema().items(error))
                .additionalProperties(true);
        problem.addRequiredItem("type");
        problem.addRequiredItem("title");
        problem.addRequiredItem("status");
        return problem;
    }

    private static Schema<?> string() {
        return new StringSchema();
    }

    private static Schema<?> integer() {
        return new IntegerSchema().format(null);
    }
}
