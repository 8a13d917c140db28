package io.earnest.article.article;

import io.earnest.article.markdown.Markdown;
import io.earnest.article.markdown.Rendered;
import io.earnest.article.markdown.Rendering;
import io.earnest.article.profile.Author;
import io.earnest.article.profile.Profiles;
import io.earnest.article.rewards.Booking;
import io.earnest.article.rewards.Settlement;
import io.earnest.article.tariff.CurrentRules;
import io.earnest.chassis.Ids;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.token.Viewer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Articles as clients see them. */
@Component
public class Views {
    private final Profiles profiles;
    private final ArticleStore articles;
    private final RevisionStore revisions;
    private final Rendering rendering;
    private final CurrentRules rules;

    Views(Profiles profiles, ArticleStore articles, RevisionStore revisions, Rendering rendering, CurrentRules rules) {
        this.rules = rules;
        this.profiles = profiles;
        this.articles = articles;
        this.revisions = revisions;
        this.rendering = rendering;
    }

    Page<CardView> cards(Page<Article> page) {
        Map<String, Author> authors = authors(page.items());
        return page.map(article -> card(article, author(article, authors)));
    }

    /** Cards that say where the words were found. */
    Page<CardView> cards(Page<Article> page, Map<String, List<ExcerptPart>> excerpts) {
        Map<String, Author> authors = authors(page.items());
        return page.map(
                article -> card(article, author(article, authors), excerpts.getOrDefault(article.id(), List.of())));
    }

    Page<OwnCardView> ownCards(Page<Article> page) {
        Map<String, Author> authors = authors(page.items());
        return page.map(article -> new OwnCardView(
                card(article, author(article, authors)),
                article.status(),
                article.version(),
                article.updatedAt(),
                settlement(article.publication())));
    }

    /** The article with its text, as this viewer sees it. */
    public ArticleView page(Article article, Optional<Viewer> viewer) {
        return page(new Seen(article, author(article), viewer));
    }

    ArticleView page(Seen seen) {
        Article article = seen.article;
        Optional<Revision> found = revisions.find(article.card().revision());
        if (found.isEmpty()) {
            // A draft's text goes when the next one is there: it was edited between the two reads.
            article = articles.find(article.id()).orElseThrow(Access::notFound);
            found = revisions.find(article.card().revision());
        }
        Revision revision = current(article, found.orElseThrow(Access::notFound), rendering::forReader);
        Booking publication = seen.isOwn() ? article.publication() : null;
        return new ArticleView(
                card(article, seen.author),
                revision.body() == null ? "" : revision.body(),
                revision.html() == null ? "" : revision.html(),
                article.status(),
                article.version(),
                article.card().words(),
                article.createdAt(),
                article.updatedAt(),
                article.editedAt(),
                settlement(publication),
                publication == null ? null : publication.shownRefusal());
    }

    /** The article and what else its representation depends on. */
    Seen seen(Article article, Optional<Viewer> viewer) {
        return new Seen(article, author(article), viewer);
    }

    /**
     * The present text, for what follows all articles on a thread of its own; empty where another took its place since the
     * article was read.
     */
    Optional<String> html(Article article) {
        return revisions.find(article.card().revision()).map(revision -> {
            String html = current(article, revision, rendering::again).html();
            return html == null ? "" : html;
        });
    }

    /** A revision of the article, with HTML of the present renderer, for a reader. */
    Revision current(Article article, Revision revision) {
        return current(article, revision, rendering::forReader);
    }

    private Revision current(Article article, Revision revision, Function<String, Rendered> render) {
        if (revision.renderer() >= Markdown.VERSION || revision.body() == null) {
            return revision;
        }
        Rendered rendered = render.apply(revision.body());
        Card card = article.card();
        boolean shown = revision.id().equals(card.revision());
        boolean same =
                rendered.excerpt().equals(card.excerpt()) && rendered.words() == card.words() && card.labels() != null;
        if (shown && !same) {
            articles.recard(article, rendered.excerpt(), rendered.words());
        }
        revisions.rerendered(revision.id(), rendered.html(), rendered.words(), Markdown.VERSION);
        return new Revision(
                revision.id(),
                revision.article(),
                revision.version(),
                revision.title(),
                revision.tags(),
                revision.body(),
                rendered.html(),
                rendered.words(),
                Markdown.VERSION,
                revision.createdAt(),
                revision.kept());
    }

    private CardView card(Article article, @Nullable Author author) {
        return card(article, author, List.of());
    }

    private CardView card(Article article, @Nullable Author author, List<ExcerptPart> found) {
        return new CardView(
                article.id(),
                article.slug(),
                article.card().title(),
                article.card().excerpt(),
                author,
                article.byline(),
                article.payee(),
                article.publishedAt(),
                rules.now().shownSeconds(article.card().words()),
                article.counts().pluses(),
                article.counts().minuses(),
                article.counts().comments(),
                article.card().shownTags(),
                found.isEmpty() ? null : found,
                rules.now().requiredSeconds(article.card().words()));
    }

    private @Nullable Author author(Article article) {
        return author(article, authors(List.of(article)));
    }

    private static @Nullable Author author(Article article, Map<String, Author> authors) {
        return article.authorId() == null ? null : authors.get(article.authorId());
    }

    private Map<String, Author> authors(List<Article> list) {
        Set<String> ids = new HashSet<>();
        for (Article article : list) {
            if (article.authorId() != null) {
                ids.add(article.authorId());
            }
        }
        return profiles.authors(ids);
    }

    private static @Nullable Settlement settlement(@Nullable Booking publication) {
        return publication == null || publication.leavesNothing() ? null : publication.shown();
    }

    /** An article, before its text is read. */
    record Seen(Article article, @Nullable Author author, Optional<Viewer> viewer) {
        boolean isOwn() {
            return viewer.filter(v -> article.isBy(v.id())).isPresent();
        }

        /** The version of the text, and a digest of all else that is shown. */
        String etag() {
            String rest = Ids.derived(
                    String.valueOf(Markdown.VERSION),
                    String.valueOf(article.counts()),
                    String.valueOf(author),
                    String.valueOf(article.status()),
                    article.card().revision(),
                    article.slug(),
                    String.valueOf(article.byline()),
                    article.payee().name(),
                    isOwn() ? String.valueOf(article.publication()) : "");
            return "\"" + article.version() + "-" + rest + "\"";
        }
    }
}
