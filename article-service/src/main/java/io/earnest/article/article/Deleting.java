package io.earnest.article.article;

import static com.mongodb.client.model.Updates.set;

import io.earnest.article.profile.Members;
import io.earnest.chassis.token.Viewer;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Deletes articles: refunds and cancels nothing, and what was accepted before settles all the same. */
@Component
class Deleting {
    private static final int RACES = 5;

    private final ArticleStore articles;
    private final RevisionStore revisions;
    private final Access access;
    private final Members members;
    private final Notes notes;
    private final Clock clock;

    Deleting(ArticleStore articles, RevisionStore revisions, Access access, Members members, Notes notes, Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.access = access;
        this.members = members;
        this.notes = notes;
        this.clock = clock;
    }

    /** @param reason a moderator's, may be empty; the author is told */
    void delete(Viewer viewer, String idOrSlug, String reason) {
        Article article = access.known(idOrSlug);
        if (article.isBy(viewer.id())) {
            members.writing(viewer);
            if (article.status() != Status.DELETED) {
                deleteOwn(article);
            }
            return;
        }
        Article seen = access.readable(idOrSlug, Optional.of(viewer));
        members.live(viewer, "moderator");
        remove(viewer, seen, reason);
    }

    private void deleteOwn(Article seen) {
        Article article = seen;
        for (int race = 0; race < RACES; race++) {
            if (article.status() == Status.PENDING) {
                throw Access.inProgress();
            }
            if (article.status() == Status.DELETED) {
                return;
            }
            if (articles.change(article, set("status", Status.DELETED))) {
                if (article.publishedAt() == null) {
                    // Nobody but its author has seen it, and nobody will again: its text must not be what piles up.
                    revisions.delete(article.card().revision());
                }
                return;
            }
            article = access.known(article.id());
        }
        throw Access.inProgress();
    }

    /** A moderator's deletion is noted in the audit trail. */
    private void remove(Viewer moderator, Article article, String reason) {
        var note = new Article.Note(
                "article-removed:" + article.id() + ":" + clock.millis(),
                moderator.id(),
                "article-removed",
                article.card().title(),
                reason);
        if (!articles.changeOwing(article, set("status", Status.DELETED), notes.owing(note))) {
            throw Access.inProgress();
        }
        notes.settleSoon(article.id());
    }
}
