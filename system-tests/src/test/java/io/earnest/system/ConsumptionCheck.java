package io.earnest.system;

import java.util.Map;
import java.util.stream.Stream;

/** API4: no page is longer, and no body larger, than its limit says. */
final class ConsumptionCheck implements ApiCheck {
    private static final String HUGE = "x".repeat(1_100_000);

    private final ApiCast cast = ApiCast.shared();

    @Override
    public Stream<String> violations(String url) {
        return Operation.published().stream()
                .flatMap(operation -> Stream.concat(pages(url, operation), bodies(url, operation)));
    }

    private Stream<String> pages(String url, Operation operation) {
        return operation.takes("limit")
                ? Stream.of("101", "100000", "0", "-1")
                        .map(limit ->
                                ApiCast.at(url, cast.entitled(operation)).get(cast.path(operation) + "?limit=" + limit))
                        .filter(answer -> answer.status() != 400)
                        .map(answer -> "a page: " + answer.request() + " " + answer.status())
                : Stream.empty();
    }

    private Stream<String> bodies(String url, Operation operation) {
        if (operation.requestSchema().isEmpty()) {
            return Stream.empty();
        }
        Map<String, Object> body = cast.body(operation);
        body.put(
                body.entrySet().stream()
                        .filter(field -> field.getValue() instanceof String)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("note"),
                HUGE);
        Answer answer = ApiCast.call(
                operation,
                ApiCast.at(url, cast.entitled(operation)),
                cast.path(operation),
                Json.MAPPER.writeValueAsString(body));
        return answer.status() == 400 || answer.status() == 413
                ? Stream.empty()
                : Stream.of("a body: " + answer.request() + " " + answer.status());
    }
}
