package io.earnest.article.article;

import io.earnest.article.markdown.Rendered;
import io.earnest.article.markdown.Rendering;
import io.earnest.article.words.Slug;
import io.earnest.chassis.intent.Intent;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes published articles out of texts from elsewhere. */
@Component
public class Imported {
    private final RevisionStore revisions;
    private final Rendering rendering;

    Imported(RevisionStore revisions, Rendering rendering) {
        this.revisions = revisions;
        this.rendering = rendering;
    }

    /** The article, still to be inserted; its text is stored already. */
    public Article article(
            String id,
            Text text,
            List<String> byline,
            String source,
            Instant publishedAt,
            Instant now,
            Article.Note note,
            Intent intent) {
        Rendered rendered = rendering.imported(text.body());
        Revision revision = text.revision(id, 1, rendered, now);
        Card card = text.card(revision, rendered).readable();
        revisions.insert(revision);
        return new Article(
                id,
                Slug.of(text.title(), id),
                Article.ARCHIVE,
                null,
                byline,
                Status.PUBLISHED,
                1,
                card,
                Counts.NONE,
                Order.at(id, publishedAt, now),
                Order.change(now, id),
                now,
                now,
                publishedAt,
                null,
                source,
                text.fingerprint(),
                intent,
                note);
    }
}
