package io.earnest.system;

import java.util.function.LongSupplier;

/** What people do below articles. */
final class CommentDeeds {
    private static final long PRICE = 4;
    private static final long LIKE_RECEIVED = 5;

    private final Cast cast;

    CommentDeeds(Cast cast) {
        this.cast = cast;
    }

    Deed comment() {
        Person writer = cast.at(13, "speaker");
        String article = cast.article();
        return Deed.in(Part.COMMENT, "comment", article)
                .by(Cast.keyed(writer, comments(article), Json.of("body", "Well said.", "avatarId", "raphael")))
                .fact("comments shown", 0, 1, cast.total(article))
                .fact("comments counted", 0, 1, cast.ofArticle(article, "comments"))
                .fact("balance", cast.starterGrant(), cast.starterGrant() - PRICE, cast.balance(writer))
                .fact("entries", 0, 1, cast.booked(writer.handle, "comment-posted:"));
    }

    Deed reply() {
        Cast.Said said = cast.said();
        Person writer = cast.at(13, "answerer");
        String body = Json.of("body", "Is it so?", "avatarId", "donatello", "parentId", said.comment());
        return Deed.in(Part.COMMENT, "reply", said.article())
                .by(Cast.keyed(writer, comments(said.article()), body))
                .fact("replies", 0, 1, cast.ofComment(said.comment(), "replies"))
                .fact("comments counted", 1, 2, cast.ofArticle(said.article(), "comments"))
                .fact("balance", cast.starterGrant(), cast.starterGrant() - PRICE, cast.balance(writer))
                .fact("entries", 0, 1, cast.booked(writer.handle, "comment-posted:"));
    }

    Deed edit() {
        Cast.Said said = cast.said();
        return Deed.in(Part.COMMENT, "edit of a comment", said.comment())
                .by(() -> said.writer().put("/api/comments/" + said.comment(), Json.of("body", "Something better")))
                .fact(
                        "new words",
                        0,
                        1,
                        () -> cast.world
                                        .anonymous()
                                        .get("/api/comments/" + said.comment())
                                        .is(200)
                                        .at("/html")
                                        .contains("better")
                                ? 1
                                : 0)
                .fact("balance", cast.starterGrant() - PRICE, cast.starterGrant() - PRICE, cast.balance(said.writer()));
    }

    Deed deletion() {
        Cast.Said said = cast.said();
        return Deed.in(Part.COMMENT, "deletion of a comment", said.comment(), said.article())
                .by(() -> said.writer().delete("/api/comments/" + said.comment()))
                .fact("comments shown", 1, 0, cast.total(said.article()))
                .fact("comments counted", 1, 0, cast.ofArticle(said.article(), "comments"))
                .fact("balance", cast.starterGrant() - PRICE, cast.starterGrant() - PRICE, cast.balance(said.writer()));
    }

    Deed like() {
        Cast.Said said = cast.said();
        Person voter = cast.at(8, "liker");
        long experience = cast.experience(said.writer()).getAsLong();
        return Deed.in(Part.COMMENT, "like", said.comment())
                .by(() -> cast.world.putVote(voter, said.comment(), "LIKE"))
                .fact("likes", 0, 1, cast.ofComment(said.comment(), "likes"))
                .fact("balance", cast.starterGrant(), cast.starterGrant() + 1, cast.balance(voter))
                .fact(
                        "commenter's balance",
                        cast.starterGrant() - PRICE,
                        cast.starterGrant() - PRICE + 1,
                        cast.balance(said.writer()))
                .fact("entries", 0, 1, cast.booked(voter.handle, "comment-voted:" + said.comment()))
                .fact("experience", experience, experience + LIKE_RECEIVED, cast.experience(said.writer()));
    }

    Deed dislike() {
        Cast.Said said = cast.said();
        Person voter = cast.at(8, "disliker");
        return Deed.in(Part.COMMENT, "dislike", said.comment())
                .by(() -> cast.world.putVote(voter, said.comment(), "DISLIKE"))
                .fact("dislikes", 0, 1, cast.ofComment(said.comment(), "dislikes"))
                .fact("balance", cast.starterGrant(), cast.starterGrant() - 2, cast.balance(voter))
                .fact(
                        "commenter's balance",
                        cast.starterGrant() - PRICE,
                        cast.starterGrant() - PRICE - 1,
                        cast.balance(said.writer()))
                .fact("entries", 0, 1, cast.booked(voter.handle, "comment-voted:" + said.comment()));
    }

    Deed flag() {
        Cast.Said said = cast.said();
        Person flagger = cast.at(1, "flagger");
        return Deed.in(Part.COMMENT, "flag", said.comment())
                .by(() -> flagger.post("/api/comments/" + said.comment() + "/flags", Json.of("reason", "SPAM")))
                .fact("waits for a decision", 0, 1, waiting(said.comment()));
    }

    Deed decision(String kind) {
        Cast.Said said = cast.said();
        cast.at(1, "flagger")
                .post("/api/comments/" + said.comment() + "/flags", Json.of("reason", "SPAM"))
                .is(202);
        Person moderator = cast.moderator();
        String note = Cast.unique("A decision");
        int left = kind.equals("KEEP") ? 1 : 0;
        return Deed.in(Part.COMMENT, "decision " + kind, said.comment())
                .by(() -> moderator.post(
                        "/api/moderation/decisions",
                        Json.of("commentId", said.comment(), "decision", kind, "note", note)))
                .fact("waits for a decision", 1, 0, waiting(said.comment()))
                .fact("comments shown", 1, left, cast.total(said.article()))
                .fact("comments counted", 1, left, cast.ofArticle(said.article(), "comments"))
                .fact("noted", 0, 1, cast.audited(note));
    }

    private LongSupplier waiting(String comment) {
        return () -> cast.world.operator().all("/api/moderation/queue").stream()
                .filter(item -> item.toString().contains(comment))
                .count();
    }

    private static String comments(String article) {
        return "/api/articles/" + article + "/comments";
    }
}
