package io.earnest.article.article;

import io.earnest.article.rewards.Booking;
import io.earnest.article.rewards.Settlement;
import io.earnest.chassis.export.Export;
import io.earnest.chassis.page.Paging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that somebody wrote, drafts and deleted articles too, with all texts that are kept: for their export. */
@Component
public class OwnArticles {
    private static final int MOST_ARTICLES = 100;
    /** A text has up to 200 kB. */
    private static final int MOST_TEXTS = 8;

    private final ArticleStore articles;
    private final RevisionStore revisions;

    OwnArticles(ArticleStore articles, RevisionStore revisions) {
        this.articles = articles;
        this.revisions = revisions;
    }

    record ArticleExport(
            String id,
            String slug,
            String title,
            Status status,
            int version,
            List<String> tags,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant publishedAt,
            @Nullable Settlement settlement) {}

    record RevisionExport(
            String articleId,
            int version,
            String title,
            List<String> tags,
            String body,
            int words,
            Instant createdAt) {}

    /** The articles behind a key. */
    public Export.Slice page(String author, @Nullable String after) {
        return Export.Slice.of(
                articles.by(author, after, MOST_ARTICLES + 1), MOST_ARTICLES, Article::id, OwnArticles::view);
    }

    /** The texts behind a key, article by article, each article's newest first. */
    public Export.Slice revisions(String author, @Nullable String after) {
        List<String> key = Paging.parts(after, 2);
        Article article = key == null
                ? next(author, null)
                : articles.find(key.getFirst()).filter(a -> a.isBy(author)).orElse(null);
        if (article == null) {
            return new Export.Slice(List.of(), null);
        }
        int below = key == null ? Integer.MAX_VALUE : (int) Paging.number(key.getLast());
        List<Revision> found = texts(article, below);
        boolean more = found.size() > MOST_TEXTS;
        List<Revision> taken = more ? found.subList(0, MOST_TEXTS) : found;
        String last = null;
        if (more) {
            last = key(article, taken.getLast().version());
        } else {
            Article next = next(author, article.id());
            last = next == null ? null : key(next, Integer.MAX_VALUE);
        }
        return new Export.Slice(taken.stream().map(OwnArticles::view).toList(), last);
    }

    private List<Revision> texts(Article article, int below) {
        List<Revision> found = new ArrayList<>();
        if (article.version() < below) {
            revisions.find(article.card().revision()).ifPresent(found::add);
        }
        found.addAll(revisions.keptTexts(article.id(), Math.min(below, article.version()), MOST_TEXTS + 1));
        return found;
    }

    private @Nullable Article next(String author, @Nullable String after) {
        List<Article> found = articles.by(author, after, 1);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static String key(Article article, int below) {
        return Paging.cursor(article.id(), String.valueOf(below));
    }

    private static ArticleExport view(Article article) {
        Booking publication = article.publication();
        return new ArticleExport(
                article.id(),
                article.slug(),
                article.card().title(),
                article.status(),
                article.version(),
                article.card().shownTags(),
                article.createdAt(),
                article.updatedAt(),
                article.publishedAt(),
                publication == null || publication.leavesNothing() ? null : publication.shown());
    }

    private static RevisionExport view(Revision revision) {
        return new RevisionExport(
                revision.article(),
                revision.version(),
                revision.title(),
                revision.tags(),
                revision.body() == null ? "" : revision.body(),
                revision.words(),
                revision.createdAt());
    }
}
