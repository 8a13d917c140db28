package io.earnest.system;

import io.earnest.system.HostileTokenTest.Forged;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** API2: whatever is not a token of ours, for people and for now, opens none of the calls that ask for one. */
final class TokenCheck implements ApiCheck {
    private static final Set<String> SWEPT =
            Set.of("alg none", "wrongly signed", "expired", "wrong audience", "a service's own token");

    private final ApiCast cast = ApiCast.shared();
    private final List<Forged> tokens = Stream.concat(
                    Stream.of(new Forged("no token", null)),
                    HostileTokenTest.forgedTokens().filter(forged -> SWEPT.contains(forged.name())))
            .toList();

    @Override
    public Stream<String> violations(String url) {
        return Operation.published().stream()
                .filter(Operation::personal)
                .flatMap(operation -> tokens.stream().flatMap(token -> violation(url, operation, token)));
    }

    private Stream<String> violation(String url, Operation operation, Forged token) {
        Answer answer = cast.call(operation, Person.withToken(url, token.token()));
        return answer.status() == 401
                ? Stream.empty()
                : Stream.of(token.name() + ": " + answer.request() + " " + answer.status() + " " + answer.text());
    }
}
