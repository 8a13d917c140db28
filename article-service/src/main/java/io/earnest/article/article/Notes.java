package io.earnest.article.article;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import io.earnest.article.notification.ArticleNews;
import io.earnest.article.profile.AuditTrail;
import io.earnest.article.rewards.Attempts;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.intent.Intent;
import java.time.Instant;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Notes for the audit trail, written with the very change that they tell of, and handed on until profile-service has
 * them.
 */
@Component
public class Notes implements Debt {
    private static final Logger LOG = LoggerFactory.getLogger(Notes.class);
    static final String REMOVED = "article-removed";
    private static final String PREFIX = "note:";

    private final ArticleStore articles;
    private final AuditTrail trail;
    private final Attempts attempts;
    private final ArticleNews news;

    Notes(ArticleStore articles, AuditTrail trail, Attempts attempts, ArticleNews news) {
        this.articles = articles;
        this.trail = trail;
        this.attempts = attempts;
        this.news = news;
    }

    public Intent intent(Article.Note note) {
        return attempts.begin(PREFIX + note.key(), 1);
    }

    /** The part of an article's change that makes it owe the note. */
    public Bson owing(Article.Note note) {
        return combine(set("intent", intent(note)), set("note", note));
    }

    /** Hands the note on now, or leaves it to be handed on later. */
    public void settleSoon(String article) {
        articles.find(article).ifPresent(found -> {
            try {
                settle(found);
            } catch (RemoteUnavailable e) {
                LOG.info("the note on {} waits: {}", article, e.getMessage());
            }
        });
    }

    @Override
    public boolean isOf(String command) {
        return command.startsWith(PREFIX);
    }

    @Override
    public void settle(Article article) {
        Article.Note note = article.note();
        Intent intent = article.intent();
        if (note == null || intent == null || !isOf(intent.command())) {
            return;
        }
        String author = article.authorId();
        Instant acceptedAt = intent.acceptedAt();
        if (note.action().equals(REMOVED) && author != null) {
            news.removed(
                    note.key(),
                    article.id(),
                    author,
                    note.text(),
                    note.reason(),
                    acceptedAt == null ? attempts.now() : acceptedAt);
        }
        trail.note(note.key(), note.actor(), note.action(), article.id(), note.text());
        articles.clear(article.id(), intent.command());
    }
}
