package io.earnest.system;

import java.util.Set;
import java.util.stream.Stream;

/** API1: somebody else's things are answered as things that there are not, whatever is done to them. */
final class ObjectLevelCheck implements ApiCheck {
    /** Of everybody, or nobody's. */
    private static final Set<String> PUBLIC = Set.of(
            "GET /api/comments/{id}",
            "GET /api/comments/{id}/vote",
            "PUT /api/comments/{id}/vote",
            "POST /api/comments/{id}/flags",
            "GET /api/profiles/{handle}",
            "GET /api/avatars/{id}/image",
            // Lists of the asker's own, by things that everybody may name.
            "DELETE /api/me/reading-list/{article}",
            "PUT /api/me/following/authors/{handle}",
            "DELETE /api/me/following/authors/{handle}",
            "PUT /api/me/following/tags/{tag}",
            "DELETE /api/me/following/tags/{tag}",
            "GET /api/ledger/blocks/{seq}",
            "GET /api/tariffs/{version}",
            "GET /sitemaps/articles-{page}.xml");

    private static final String NOTHING = "00000000000000000000";

    private final ApiCast cast = ApiCast.shared();

    @Override
    public Stream<String> violations(String url) {
        return Operation.published().stream()
                .filter(operation -> operation.path().contains("{"))
                .filter(operation -> !operation.operators() && !operation.moderators())
                .filter(operation -> !PUBLIC.contains(operation.toString()))
                .flatMap(operation -> Stream.of(cast.reader(), cast.world().anonymous())
                        .flatMap(person -> violation(operation, ApiCast.at(url, person))));
    }

    private Stream<String> violation(Operation operation, Person person) {
        Answer answer = cast.call(operation, person);
        return answer.status() == 401
                        || answer.status() == 403
                        || answer.status() == 404
                        || answer.status() == 200 && saysNothingOfIt(answer, operation, person)
                ? Stream.empty()
                : Stream.of("another's: " + answer.request() + " " + answer.status() + " " + answer.text());
    }

    /** The asker's own, where nobody looks whether the thing is there: the same for what is not. */
    private boolean saysNothingOfIt(Answer answer, Operation operation, Person person) {
        if (!operation.reads()) {
            return false;
        }
        Answer ofNothing = person.get(cast.path(operation).replace(cast.draft(), NOTHING));
        return ofNothing.status() == 200
                && withoutTime(ofNothing.text())
                        .equals(withoutTime(answer.text().replace(cast.draft(), NOTHING)));
    }

    private static String withoutTime(String text) {
        return text.replaceAll("\"asOf\":\\{[^}]*}", "");
    }

    /** What the owner sees of it: a sweep of things that are not there would prove nothing. */
    Stream<String> missingForTheOwner(String url) {
        return Stream.of(
                        "/api/articles/" + cast.draft(),
                        "/api/readings/" + cast.reading(),
                        "/api/pnl-reports/" + cast.report(),
                        "/api/pnl-reports/" + cast.report() + "/entries")
                .map(path -> ApiCast.at(url, cast.victim()).get(path))
                .filter(answer -> answer.status() != 200)
                .map(answer -> answer.request() + " " + answer.status() + " " + answer.text());
    }
}
