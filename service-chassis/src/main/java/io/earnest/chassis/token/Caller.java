package io.earnest.chassis.token;

import io.earnest.chassis.problem.Problem;
import java.util.Set;

/**
 * The service that calls {@code /internal/**}, as the token that it signed proves.
 *
 * @param name the caller's module, such as {@code article-service}
 * @param scopes what this provider's configuration lets it do; a scope may end in {@code *}
 */
public record Caller(String name, Set<String> scopes) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(String scope) {
        return scopes.stream()
                .anyMatch(s ->
                        s.equals(scope) || (s.endsWith("*") && scope.startsWith(s.substring(0, s.length() - 1))));
    }

    /** 403 unless the caller has the scope. */
    public void require(String scope) {
        if (!may(scope)) {
            throw Problem.forbidden(name + " may not do this here: " + scope).exception();
        }
    }
}
