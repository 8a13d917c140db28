package io.earnest.system;

import java.util.stream.Stream;

/** API5: what is for operators or moderators is for nobody else, however good what they send. */
final class FunctionLevelCheck implements ApiCheck {
    private final ApiCast cast = ApiCast.shared();

    @Override
    public Stream<String> violations(String url) {
        return Operation.published().stream()
                .filter(operation -> operation.operators() || operation.moderators())
                .flatMap(operation -> Stream.of(
                                cast.world().anonymous(), cast.reader(), cast.victim(), cast.moderator())
                        .filter(person -> !(operation.moderators() && person == cast.moderator()))
                        .map(person -> cast.call(operation, ApiCast.at(url, person)))
                        .filter(answer -> answer.status() != 401 && answer.status() != 403)
                        .map(answer ->
                                "not for them: " + answer.request() + " " + answer.status() + " " + answer.text()));
    }
}
