package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What people do with articles. */
final class ArticleDeeds {
    private static final long FIRST_READING_OF_A_DAY = 30;
    private static final long RATING = 2;

    private final Cast cast;

    ArticleDeeds(Cast cast) {
        this.cast = cast;
    }

    Deed draft() {
        Person writer = cast.at(1, "drafter");
        String title = Cast.unique("A draft");
        return Deed.in(Part.ARTICLE, "draft", title)
                .by(Cast.keyed(writer, "/api/articles", text(title)))
                .fact("drafts", 0, 1, () -> writer.all("/api/me/articles").size());
    }

    Deed edit() {
        Person writer = cast.at(1, "editor");
        String id = draftOf(writer);
        String title = Cast.unique("Edited");
        return Deed.in(Part.ARTICLE, "edit of a draft", id)
                .by(() -> writer.put("/api/articles/" + id, text(title), "If-Match", "1"))
                .fact(
                        "version",
                        1,
                        2,
                        () -> writer.get("/api/articles/" + id).is(200).number("/version"))
                .fact(
                        "new title",
                        0,
                        1,
                        () -> writer.get("/api/articles/" + id).at("/title").equals(title) ? 1 : 0);
    }

    Deed editPublished() {
        Person writer = cast.at(15, "corrector");
        String id = cast.world.publish(writer, Cast.unique("To be corrected"));
        String title = Cast.unique("Corrected");
        return Deed.in(Part.ARTICLE, "edit of a published article", id)
                .by(() -> writer.put("/api/articles/" + id, text(title), "If-Match", "1"))
                .fact("version", 1, 2, cast.ofArticle(id, "version"))
                .fact(
                        "kept revisions",
                        1,
                        2,
                        () -> writer.get("/api/articles/" + id + "/revisions")
                                .is(200)
                                .json()
                                .path("items")
                                .size());
    }

    Deed publication() {
        Person writer = cast.at(15, "publisher");
        String id = draftOf(writer);
        return Deed.in(Part.ARTICLE, "publication", id)
                .by(Cast.keyed(writer, "/api/articles/" + id + "/publication", "{}"))
                .fact("public", 0, 1, Cast.answers(200, cast.world.anonymous(), "/api/articles/" + id))
                .fact("balance", cast.starterGrant(), 0, cast.balance(writer))
                .fact("entries", 0, 1, cast.booked(writer.handle, "article-published:" + id));
    }

    Deed deletion() {
        Person writer = cast.at(15, "regretter");
        String id = cast.world.publish(writer, Cast.unique("To be deleted"));
        return Deed.in(Part.ARTICLE, "deletion by the author", id)
                .by(() -> writer.delete("/api/articles/" + id))
                .alsoDoneWhen(answer -> answer.status() == 410)
                .fact("gone", 0, 1, Cast.answers(410, cast.world.anonymous(), "/api/articles/" + id));
    }

    Deed removal() {
        String title = Cast.unique("To be removed");
        String id = cast.world.imported(title);
        Person moderator = cast.moderator();
        return Deed.in(Part.ARTICLE, "removal by a moderator", id)
                .by(() -> moderator.delete("/api/articles/" + id))
                .alsoDoneWhen(answer -> answer.status() == 410)
                .fact("gone", 0, 1, Cast.answers(410, cast.world.anonymous(), "/api/articles/" + id))
                .fact("noted", 0, 1, cast.audited(title));
    }

    Deed importing() {
        String source = Cast.unique("source");
        String body = Json.of(
                "title", "An import of " + source, "body", World.SHORT_BODY, "tags", List.of(source), "source", source);
        return Deed.in(Part.ARTICLE, "import", source)
                .by(() -> cast.world.operator().post("/api/admin/articles", body))
                .fact(
                        "listed",
                        0,
                        1,
                        () -> cast.world
                                .anonymous()
                                .all("/api/articles?tag=" + source)
                                .size())
                .fact("noted", 0, 1, cast.audited(source));
    }

    Deed assignment() {
        Person author = cast.at(1, "heir");
        String id = cast.article();
        return Deed.in(Part.ARTICLE, "assignment of an import", id)
                .by(() -> cast.world
                        .operator()
                        .put("/api/admin/articles/" + id + "/author", Json.of("handle", author.handle)))
                .fact(
                        "articles of the author",
                        0,
                        1,
                        () -> cast.world
                                .anonymous()
                                .all("/api/articles?author=" + author.handle)
                                .size())
                .fact("noted", 0, 1, cast.audited(author.id()));
    }

    /** The beat that verifies a reading. */
    Deed reading(Readers.Begun begun) {
        Person reader = begun.reader();
        long experience = cast.experience(reader).getAsLong();
        return Deed.in(Part.ARTICLE, "reading", begun.reading(), begun.article() + ":" + reader.id(), reader.id())
                .by(begun::beat)
                .fact("balance", cast.starterGrant(), cast.starterGrant() + 1, cast.balance(reader))
                .fact("entries", 0, 1, cast.booked(reader.handle, "article-read:" + begun.article()))
                .fact("experience", experience, experience + FIRST_READING_OF_A_DAY, cast.experience(reader));
    }

    /** By somebody who has read the article and was paid 1 Twei for it. */
    Deed rating(Readers.Begun begun, String value) {
        Person reader = begun.reader();
        assertThat(begun.beat().at("/state")).isEqualTo("VERIFIED");
        long experience = cast.experience(reader).getAsLong();
        boolean plus = value.equals("PLUS");
        long balance = reader.balance();
        return Deed.in(Part.ARTICLE, "rating " + value, begun.article())
                .by(() -> cast.world.putRating(reader, begun.article(), value))
                .fact("pluses", 0, plus ? 1 : 0, cast.ofArticle(begun.article(), "pluses"))
                .fact("minuses", 0, plus ? 0 : 1, cast.ofArticle(begun.article(), "minuses"))
                .fact("balance", balance, plus ? balance : balance - 2, cast.balance(reader))
                .fact("entries", 0, 1, cast.bookedFor(begun.article(), "article-rated:"))
                .fact("experience", experience, experience + RATING, cast.experience(reader));
    }

    private String draftOf(Person writer) {
        return writer.post("/api/articles", text(Cast.unique("A draft")))
                .is(201)
                .at("/id");
    }

    private static String text(String title) {
        return Json.of("title", title, "body", World.SHORT_BODY, "tags", List.of("tests"));
    }
}
