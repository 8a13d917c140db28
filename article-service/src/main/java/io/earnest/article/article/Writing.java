package io.earnest.article.article;

import static com.mongodb.client.model.Updates.set;

import io.earnest.article.markdown.Rendered;
import io.earnest.article.markdown.Rendering;
import io.earnest.article.profile.Members;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.chassis.web.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** Drafting and editing. */
@Component
class Writing {
    private final ArticleStore articles;
    private final RevisionStore revisions;
    private final Members members;
    private final Rendering rendering;
    private final WritingLimits limits;
    private final Clock clock;

    Writing(
            ArticleStore articles,
            RevisionStore revisions,
            Members members,
            Rendering rendering,
            WritingLimits limits,
            Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.members = members;
        this.rendering = rendering;
        this.limits = limits;
        this.clock = clock;
    }

    /** Creates a draft under the id; the same id and text again is the same draft. */
    Article draft(Viewer viewer, String id, Text text) {
        members.writing(viewer);
        if (articles.find(id).isEmpty()) {
            limits.anotherDraft(viewer.id());
        }
        Rendered rendered = rendering.written(text.body());
        Instant now = now();
        Revision revision = text.revision(id, 1, rendered, now);
        Article article = new Article(
                id,
                // Its words come when it is published: a working title is nobody else's business.
                id,
                viewer.id(),
                viewer.id(),
                List.of(),
                Status.DRAFT,
                1,
                text.card(revision, rendered),
                Counts.NONE,
                Order.at(id, now, now),
                Order.change(now, id),
                now,
                now,
                null,
                null,
                null,
                text.fingerprint(),
                null,
                null);
        revisions.insert(revision);
        if (articles.insert(article)) {
            return article;
        }
        Article there = articles.find(id).orElseThrow(Access::notFound);
        if (!there.fingerprint().equals(article.fingerprint())) {
            throw IdempotencyKey.reused().exception();
        }
        if (there.status() == Status.DELETED) {
            throw Access.deleted();
        }
        return there;
    }

    /** Gives the article the text, if it still is at the version that the author saw. */
    Article edit(Viewer viewer, Article article, IfMatch expected, Text text) {
        members.writing(viewer);
        if (article.status() == Status.PENDING) {
            throw Access.inProgress();
        }
        Rendered rendered = rendering.written(text.body());
        Instant now = now();
        Revision same = text.revision(article.id(), article.version(), rendered, now);
        if (same.id().equals(article.card().revision()) && expected.allows(article.version(), article.version() - 1)) {
            // Nothing to change, or the answer to this very edit was lost on its way.
            return article;
        }
        if (!expected.allows(article.version())) {
            throw stale(article.version());
        }
        if (article.isPublished()) {
            limits.anotherText(article);
        }
        Revision next = text.revision(article.id(), article.version() + 1, rendered, now);
        Card card = text.card(next, rendered);
        if (article.isPublished()) {
            card.readable();
        }
        revisions.insert(next);
        if (article.isPublished()) {
            revisions.keep(article.card().revision());
        }
        boolean changed = articles.change(
                article,
                set("version", next.version()),
                set("card", card),
                set("updatedAt", now),
                set("order.edited", Order.time(now, article.id())));
        if (!changed) {
            Article other = articles.find(article.id()).orElseThrow(Access::notFound);
            if (other.card().revision().equals(next.id())) {
                return other;
            }
            revisions.delete(next.id());
            if (other.status() == Status.DELETED) {
                throw Access.deleted();
            }
            throw other.status() == Status.PENDING ? Access.inProgress() : stale(other.version());
        }
        if (article.isPublished()) {
            revisions.thin(article.id());
        } else {
            revisions.delete(article.card().revision());
        }
        return articles.find(article.id()).orElseThrow(Access::notFound);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static RuntimeException stale(int version) {
        return Problem.of("stale-version", 412, "The article has changed")
                .detail("It was changed since you read it. Read it again, then change it.")
                .with("version", version)
                .exception();
    }
}
