package io.earnest.article.publication;

import static com.mongodb.client.model.Updates.set;

import io.earnest.article.article.Access;
import io.earnest.article.article.Article;
import io.earnest.article.article.ArticleStore;
import io.earnest.article.article.Status;
import io.earnest.article.profile.Members;
import io.earnest.article.rewards.Attempts;
import io.earnest.article.rewards.Booking;
import io.earnest.article.rewards.Patience;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.chassis.token.Viewer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Publishing: the draft waits, seen by its author alone, until the tribute is paid. */
@Component
class Publishing {
    static final int REQUIRED_LEVEL = 15;

    private final ArticleStore articles;
    private final Access access;
    private final Members members;
    private final IntentQueue intents;
    private final Attempts attempts;

    Publishing(
            ArticleStore articles,
            Access access,
            Members members,
            @Qualifier("articleIntents") IntentQueue intents,
            Attempts attempts) {
        this.articles = articles;
        this.access = access;
        this.members = members;
        this.intents = intents;
        this.attempts = attempts;
    }

    /**
     * Publishes the viewer's draft, or answers again what became of it.
     *
     * @return the article, PUBLISHED, or PENDING while the ledger gives no answer
     * @throws io.earnest.chassis.problem.ProblemException the ledger's refusal, which leaves a draft; 400 where nothing of the
     *     text can be read
     */
    Article publish(Viewer viewer, String idOrSlug) {
        Article article = access.own(idOrSlug, viewer);
        if (article.status() == Status.DRAFT) {
            members.writingFrom(REQUIRED_LEVEL, viewer, "author");
            article.card().readable();
            if (begin(article)) {
                intents.attempt(article.id());
                return outcome(access.known(article.id()));
            }
        }
        return outcome(Patience.whilePending(() -> access.own(idOrSlug, viewer), a -> a.status() == Status.PENDING));
    }

    private boolean begin(Article draft) {
        int attempt = draft.publication() == null ? 1 : draft.publication().attempt() + 1;
        return articles.changeOwing(
                draft,
                set("status", Status.PENDING),
                set("publication", Booking.pending(attempt)),
                set("intent", attempts.begin(PublicationDebt.key(draft.id()), attempt)));
    }

    private Article outcome(Article article) {
        Booking publication = article.publication();
        if (article.status() != Status.DRAFT) {
            return article;
        }
        if (publication == null || !publication.isRefused()) {
            throw Access.inProgress();
        }
        articles.told(article.id(), publication.attempt());
        throw publication.exception();
    }
}
