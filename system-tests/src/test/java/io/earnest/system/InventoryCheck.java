package io.earnest.system;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** API9: what is served is in a document. Operators are asked, who may most. */
final class InventoryCheck implements ApiCheck {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    /** Where others have what nobody documented. */
    private static final List<String> USUAL = List.of(
            "/v3/api-docs",
            "/swagger-ui/index.html",
            "/api/v0/me",
            "/api/v1/me",
            "/api/export",
            "/api/test",
            "/api/debug",
            "/graphql",
            "/h2-console",
            "/metrics",
            "/.git/config",
            "/.env",
            "/error");

    private final ApiCast cast = ApiCast.shared();

    @Override
    public Stream<String> violations(String url) {
        Person operator = ApiCast.at(url, cast.world().operator());
        List<Operation> published = Operation.published();
        Set<String> documented = published.stream()
                .map(operation -> operation.method() + " " + cast.path(operation))
                .collect(Collectors.toSet());
        Stream<Answer> otherMethods = published.stream()
                .map(cast::path)
                .distinct()
                .flatMap(path -> METHODS.stream()
                        .filter(method -> !documented.contains(method + " " + path))
                        .map(method -> operator.send(method, path, method.equals("GET") ? null : "{}")));
        Stream<Answer> inside = Operation.internal().stream()
                .map(operation ->
                        operator.send(operation.method(), cast.path(operation), operation.reads() ? null : "{}"));
        return Stream.of(USUAL.stream().map(operator::get), inside, otherMethods)
                .flatMap(answers -> answers)
                .filter(answer -> answer.status() < 400 || answer.status() >= 500)
                .map(answer -> "in no document: " + answer.request() + " " + answer.status());
    }
}
